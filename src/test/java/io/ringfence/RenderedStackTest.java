package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.test.PulumiTest;
import io.ringfence.FakeProviders.Registration;
import io.ringfence.cluster.DeliveryChangedException;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import io.ringfence.seal.SealedSecretsController;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The SDK's test deployment is static state, so these tests run one after another. */
@Execution(ExecutionMode.SAME_THREAD)
class RenderedStackTest {
  private static final String KUBERNETES = "pulumi:providers:kubernetes";
  private static final String SEALED_SECRET = "kubernetes:bitnami.com/v1alpha1:SealedSecret";

  @TempDir private static Path folder;
  private static SealedSecretsController controller;

  @BeforeAll
  static void installAController() throws Exception {
    controller = new SealedSecretsController(folder);
  }

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @Test
  void the_provider_writes_to_the_stacks_own_folder_and_knows_no_cluster() {
    StackRun run = StackRun.update(rendered(), "127.77.0.3");

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.providers().registration(KUBERNETES, "cluster").inputs())
        .containsEntry("renderYamlToDirectory", "manifests/test")
        .containsEntry("skipUpdateUnreachable", "false")
        .containsEntry("deleteUnreachable", "false")
        .containsEntry("kubeconfig", Map.of())
        .doesNotContainKey("context");
  }

  @Test
  void what_is_in_no_cluster_is_the_same_as_without_rendering() {
    StackRun rendered = StackRun.update(rendered(), "127.77.0.3");
    PulumiTest.cleanup();
    StackRun applied =
        StackRun.update(StackFiles.read(Path.of("Pulumi.sandbox.yaml")), "127.77.0.3");

    for (String policy : new String[] {"frontend", "backend"}) {
      assertThat(rendered.providers().registration(FakeProviders.POLICY, policy).inputs())
          .isEqualTo(applied.providers().registration(FakeProviders.POLICY, policy).inputs());
    }
    assertThat(onlyApplied(applied)).hasSameSizeAs(withoutKey(rendered));
  }

  @Test
  void a_binding_is_sealed_for_its_namespace_and_its_name() throws Exception {
    StackRun run = StackRun.update(rendered(), "127.77.0.3");

    var inputs = run.providers().registration(SEALED_SECRET, "backend-main").inputs();
    assertThat(inputs)
        .containsEntry("apiVersion", "bitnami.com/v1alpha1")
        .containsEntry("kind", "SealedSecret");
    var spec = FakeProviders.group(inputs, "spec");
    assertThat(FakeProviders.group(spec, "template"))
        .containsEntry("type", "Opaque")
        .containsEntry("metadata", inputs.get("metadata"));
    var sealed = FakeProviders.group(spec, "encryptedData");
    String password = password(run);
    assertThat(unseal(sealed, "PGPASSWORD")).isEqualTo(password);
    assertThat(unseal(sealed, "DATABASE_URL"))
        .isEqualTo("postgresql://shop:" + password + "@127.77.0.3:5432/shop?sslmode=require");
    assertThat(inputs.toString()).doesNotContain(password);
    assertThat(run.providers().registrations("kubernetes:core/v1:Secret")).isEmpty();
  }

  @Test
  void the_key_for_sealing_is_kept_as_a_secret() {
    StackRun run = StackRun.update(rendered(), "127.77.0.3");

    var stash = run.providers().declared(FakeProviders.STASH, "sealing-key");
    assertThat(stash.options().getIgnoreChanges()).containsExactly("input");
    assertThat(((CustomResourceOptions) stash.options()).getAdditionalSecretOutputs())
        .contains("input", "output");
  }

  @Test
  void a_file_that_has_to_be_replaced_is_removed_before_it_is_written() {
    StackRun run = StackRun.update(rendered(), "127.77.0.3");

    assertThat(run.providers().declared().entrySet())
        .filteredOn(declared -> declared.getKey().startsWith("kubernetes:"))
        .hasSize(4)
        .allSatisfy(
            declared ->
                assertThat(
                        ((CustomResourceOptions) declared.getValue().options())
                            .getDeleteBeforeReplace())
                    .isTrue());
  }

  @Test
  void a_stack_that_has_applied_its_objects_does_not_begin_to_render_them() {
    var providers = new FakeProviders(instance -> Optional.of("127.77.0.3"));
    providers.keep("delivery", "applied");

    StackRun run = StackRun.run(rendered(), false, providers);

    assertThat(run.result().exitCode()).isNotZero();
    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining(DeliveryChangedException.class.getName())
                    .hasStackTraceContaining("pulumi state delete --target-dependents 'urn:"));
    assertThat(run.providers().registrations())
        .extracting(Registration::type)
        .noneMatch(type -> type.equals(KUBERNETES) || type.startsWith("kubernetes:"));
  }

  private static StackFile rendered() {
    StackFile sandbox = StackFiles.read(Path.of("Pulumi.sandbox.yaml"));
    var values = new java.util.HashMap<>(sandbox.values());
    values.put(
        "ringfence:render",
        "{\"directory\": \"./manifests/\", \"sealingCertificate\": \"%s\"}"
            .formatted(controller.certificate()));
    values.put("ringfence:cluster", "{\"dataplane\": \"generic\"}");
    return new StackFile(values, sandbox.secretKeys());
  }

  private static java.util.List<Registration> onlyApplied(StackRun run) {
    return run.providers().registrations().stream()
        .filter(resource -> !resource.name().equals("cluster-identity"))
        .toList();
  }

  private static java.util.List<Registration> withoutKey(StackRun run) {
    return run.providers().registrations().stream()
        .filter(resource -> !resource.name().equals("sealing-key"))
        .toList();
  }

  private static String unseal(Map<String, Object> sealed, String key) throws Exception {
    return controller.unseal("default", "backend-main", String.valueOf(sealed.get(key)));
  }

  private static String password(StackRun run) {
    return String.valueOf(
        run.providers().registration(FakeProviders.STASH, "main/shop").inputs().get("input"));
  }
}
