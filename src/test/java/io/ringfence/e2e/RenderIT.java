package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.automation.OperationType;
import com.pulumi.automation.UpResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.ringfence.seal.SealedSecretsController;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A stack that writes manifests for a GitOps tool, from its first update to its last. */
@ExtendWith(OnSandbox.class)
class RenderIT {
  private static final String SEALED_SECRET =
      "bitnami.com_v1alpha1-sealedsecret-%s-backend-main.yaml";

  @TempDir private Path folder;

  @Test
  void the_manifests_follow_the_stack_and_hold_no_secret(Sandbox sandbox) throws Exception {
    var controller = new SealedSecretsController(folder);
    try (var watched = new WatchedCluster(folder);
        var stack = TestStack.whereKubeconfigIs(watched.kubeconfig(), sandbox, "rendered")) {
      var cluster = new Cluster(stack);
      var manifests = new Rendered(stack.folder().resolve("manifests/rendered"));
      stack.file().set("ringfence:cluster", "{dataplane: generic}");
      stack
          .file()
          .set(
              "ringfence:render",
              "{directory: manifests, sealingCertificate: %s}".formatted(controller.certificate()));

      stack.preview();
      assertThat(manifests.files()).isEmpty();

      UpResult up = stack.up();
      assertThat(new Events(stack.events()).diagnostics("warning", "error")).isEmpty();
      assertThat(cluster.size()).isZero();
      Map<String, String> secret = unsealed(stack, manifests, controller);
      var postgres = new Postgres(configMap(manifests).getData(), secret);
      assertThat(manifests.normalised(text -> normal(text, stack, postgres.host())))
          .isEqualTo(manifests.golden(text -> normal(text, stack, postgres.host())));
      postgres.write("tea");
      assertThat(postgres.read()).isEqualTo("tea");
      postgres.connectByUrl().close();
      assertNothingPlain(stack, up, manifests, secret);
      theApiServerTakes(manifests, stack);

      Map<String, String> first = manifests.files();
      assertThat(stack.preview().changeSummary()).containsOnlyKeys(OperationType.SAME);
      assertThat(stack.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
      assertThat(manifests.files()).isEqualTo(first);

      refusesToApply(sandbox, stack);
      assertThat(manifests.files()).isEqualTo(first);

      stack.file().setIn("ringfence:databases", "/main/cloudSql", "region", "europe-west4");
      stack.preview();
      assertThat(manifests.files()).isEqualTo(first);
      stack.up();
      String moved = new Postgres(configMap(manifests).getData(), secret).host();
      assertThat(moved).isNotEqualTo(postgres.host());
      assertThat(manifests.normalised(text -> normal(text, stack, moved)))
          .isEqualTo(manifests.golden(text -> normal(text, stack, moved)));
      assertThat(unsealed(stack, manifests, controller))
          .containsEntry("PGPASSWORD", secret.get("PGPASSWORD"))
          .hasEntrySatisfying("DATABASE_URL", url -> assertThat(url).contains(moved));

      Path foreign = stack.folder().resolve("manifests/rendered/1-manifest/deployment.yaml");
      Files.writeString(foreign, "kind: Deployment\n");
      stack.destroy();
      assertThat(watched.calls()).isZero();
      assertThat(manifests.files()).containsOnlyKeys("1-manifest/deployment.yaml");
    }
  }

  /** What is of one run alone gives way to what it is. */
  private static String normal(String text, TestStack stack, String host) {
    return text.replace(stack.namespace(), "${namespace}")
        .replace(host, "${main}")
        .replaceAll("(DATABASE_URL|PGPASSWORD): [A-Za-z0-9+/=]{300,}", "$1: \\${sealed}")
        .replaceAll("(?s)-----BEGIN CERTIFICATE.*?END CERTIFICATE-----", "\\${server-ca}")
        .replaceAll("ringfence.io/checksum: .*", "ringfence.io/checksum: \\${checksum}");
  }

  private static void theApiServerTakes(Rendered manifests, TestStack stack) {
    assertThat(manifests.plainObjects())
        .hasSize(3)
        .allSatisfy(object -> stack.kubernetes().resource(object).dryRun().serverSideApply());
  }

  private static void refusesToApply(Sandbox sandbox, TestStack stack) throws Exception {
    var render = stack.file().get("ringfence:render");
    stack.file().remove("ringfence:render");
    stack.file().setIn("ringfence:cluster", "", "kubeconfig", sandbox.kubeconfig().toString());
    assertThatThrownBy(stack::up)
        .hasMessageContaining("now they are to be applied")
        .hasMessageContaining("pulumi state delete --target-dependents 'urn:pulumi:rendered::");
    assertThat(new Cluster(stack).size()).isZero();
    stack.file().restore("ringfence:render", render);
  }

  private static void assertNothingPlain(
      TestStack stack, UpResult up, Rendered manifests, Map<String, String> secret)
      throws Exception {
    List<String> forms =
        secret.values().stream().flatMap(value -> Stream.of(value, base64(value))).toList();
    assertThat(manifests.files().toString()).contains("backend-main").doesNotContain(forms);
    assertThat(stack.stateOnDisk()).contains("backend-main").doesNotContain(forms);
    assertThat(up.standardOutput()).contains("backend-main").doesNotContain(forms);
    assertThat(up.standardError()).doesNotContain(forms);
    assertThat(new Events(stack.events()).texts())
        .anySatisfy(text -> assertThat(text).contains("backend-main"))
        .allSatisfy(text -> assertThat(text).doesNotContain(forms));
  }

  private static ConfigMap configMap(Rendered manifests) {
    return manifests.plainObjects().stream()
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> unsealed(
      TestStack stack, Rendered manifests, SealedSecretsController controller) throws Exception {
    return manifests.unseal(SEALED_SECRET.formatted(stack.namespace()), controller);
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
