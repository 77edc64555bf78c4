package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import com.pulumi.core.internal.Internal;
import com.pulumi.gcp.sql.UserArgs;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.StashArgs;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import io.ringfence.FakeProviders.Registration;
import io.ringfence.cluster.gke.GoogleGke;
import io.ringfence.config.InvalidStackFileException;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import io.ringfence.database.UnusableAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK's test deployment is static state, so these tests run one after another. */
@Execution(ExecutionMode.SAME_THREAD)
class RingfenceStackTest {
  private static final String NETWORK = "gcp:compute/network:Network";

  /** Goes first at a destroy, so it comes after everything. */
  private static final String LOCK = FakeProviders.STASH + " destroy-lock";

  private static final String RANGE = "gcp:compute/globalAddress:GlobalAddress";
  private static final String CONNECTION = "gcp:servicenetworking/connection:Connection";
  private static final String DATABASE = "gcp:sql/database:Database";
  private static final String USER = "gcp:sql/user:User";
  private static final String CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
  private static final String SECRET = "kubernetes:core/v1:Secret";
  private static final String KUBERNETES = "pulumi:providers:kubernetes";

  private final StackFile sandbox = StackFiles.read(Path.of("Pulumi.sandbox.yaml"));

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void registersTheSameResourcesInPreviewAndInUpdate(boolean preview) {
    StackRun run =
        StackRun.run(
            sandbox,
            preview,
            new FakeProviders(i -> preview ? Optional.empty() : Optional.of("127.77.0.3")));

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.result().exitCode()).isZero();
    assertThat(run.providers().registrations())
        .extracting(Registration::id)
        .containsExactlyInAnyOrder(
            FakeProviders.STASH + " delivery",
            FakeProviders.STASH + " cluster-identity",
            KUBERNETES + " cluster",
            "ringfence:database:PrivateNetwork ringfence",
            NETWORK + " ringfence",
            RANGE + " ringfence-private-services",
            CONNECTION + " ringfence",
            "ringfence:database:CloudSqlDatabase main",
            FakeProviders.INSTANCE + " main",
            FakeProviders.STASH + " main/shop",
            DATABASE + " main/shop",
            USER + " main/shop",
            FakeProviders.STASH + " checksum-key",
            "ringfence:cluster:Binding backend-main",
            CONFIG_MAP + " backend-main",
            SECRET + " backend-main",
            "ringfence:policy:Fence fence",
            FakeProviders.POLICY + " frontend",
            FakeProviders.POLICY + " backend",
            LOCK);
  }

  @Test
  void thePoliciesAreRegisteredLast() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    List<Registration> all = run.providers().registrations();
    assertThat(all.subList(all.size() - 3, all.size()))
        .extracting(Registration::id)
        .containsExactlyInAnyOrder(
            FakeProviders.POLICY + " frontend", FakeProviders.POLICY + " backend", LOCK)
        .last()
        .isEqualTo(LOCK);
  }

  @Test
  void everyPolicyDependsOnEveryDatabaseResourceAndEveryBinding() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    for (String policy : List.of("frontend", "backend")) {
      assertThat(dependencies(run, FakeProviders.POLICY, policy))
          .contains(
              NETWORK + " ringfence",
              RANGE + " ringfence-private-services",
              CONNECTION + " ringfence",
              FakeProviders.INSTANCE + " main",
              DATABASE + " main/shop",
              USER + " main/shop",
              CONFIG_MAP + " backend-main",
              SECRET + " backend-main");
    }
  }

  @Test
  void theInstanceWaitsForThePeeringThatItDoesNotName() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    assertThat(dependencies(run, FakeProviders.INSTANCE, "main"))
        .contains(CONNECTION + " ringfence");
  }

  @Test
  void asksForThePluginReleasesThatTheResourcesAreMadeFor() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    assertThat(run.providers().declared())
        .hasEntrySatisfying(
            KUBERNETES + " cluster",
            provider -> assertThat(provider.options().getVersion()).hasValue("4.25.0"));
    assertThat(run.providers().declared().entrySet())
        .filteredOn(declared -> declared.getKey().startsWith("gcp:"))
        .hasSize(6)
        .extracting(declared -> declared.getValue().options().getVersion().orElse("the SDK's"))
        .allMatch(version -> version.startsWith("9."));
  }

  @Test
  void everyObjectInTheClusterGoesThroughTheStacksOwnProvider() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    assertThat(run.providers().registrations())
        .filteredOn(resource -> resource.type().startsWith("kubernetes:"))
        .hasSize(4)
        .allSatisfy(
            object ->
                assertThat(object.provider()).contains("pulumi:providers:kubernetes::cluster"));
    assertThat(run.providers().registration(KUBERNETES, "cluster").inputs())
        .containsEntry("kubeconfig", ".sandbox/kubeconfig")
        .containsEntry("context", "ringfence-sandbox");
  }

  @Test
  void aPreviewRegistersThePolicyWithAnAddressThatIsNotKnownYet() {
    StackRun run = StackRun.preview(sandbox);

    assertThat(run.result().exceptions()).isEmpty();
    // The mocks leave out a property that holds something unknown.
    assertThat(run.providers().registration(FakeProviders.POLICY, "backend").inputs())
        .containsKeys("metadata", "kind")
        .doesNotContainKey("spec");
    assertThat(run.providers().registration(FakeProviders.POLICY, "frontend").inputs())
        .containsKey("spec");
    assertThat(run.providers().registration(CONFIG_MAP, "backend-main").inputs())
        .doesNotContainKey("data");
  }

  @Test
  void aPreviewOfAnExistingStackShowsItsAddress() {
    StackRun run =
        StackRun.run(sandbox, true, new FakeProviders(instance -> Optional.of("127.77.0.3")));

    assertThat(run.providers().registration(FakeProviders.POLICY, "backend").inputs().toString())
        .contains("cidr=127.77.0.3/32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"34.76.1.2", "", "127.78.0.1", "0.0.0.0", "127.77.0.0/16", "10.1"})
  void anAddressThatMustNotBecomeARuleStopsTheUpdate(String reported) {
    StackRun run = StackRun.update(sandbox, reported);

    assertThat(run.result().exitCode()).isNotZero();
    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining(UnusableAddressException.class.getName())
                    .hasStackTraceContaining("ringfence:databases.main = \"" + reported + "\""));
    assertThat(run.providers().registrations())
        .extracting(Registration::id)
        .contains(FakeProviders.INSTANCE + " main")
        .doesNotContain(
            FakeProviders.POLICY + " backend",
            FakeProviders.POLICY + " frontend",
            CONFIG_MAP + " backend-main",
            SECRET + " backend-main");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsRegisteredWhenTheFileIsInvalid(boolean preview) {
    StackFile file =
        StackFiles.parse(
            """
            config:
              ringfence:cluster: {context: test}
              ringfence:workloads: {web: {pods: {app: web}, ports: [8080]}}
              ringfence:flows: [{from: web, to: nobody}]
            """);

    Mocks providers = mock(Mocks.class);
    TestResult result =
        PulumiTest.withMocks(providers)
            .withOptions(TestOptions.builder().preview(preview).build())
            .runTest(
                context ->
                    new RingfenceStack(file, new GoogleGke(), StackRun.ENFORCING).deploy(context));

    verifyNoInteractions(providers);
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.exceptions()).hasAtLeastOneElementOfType(InvalidStackFileException.class);
  }

  @Test
  void exportsTheEndpointsTheBindingsAndThePolicies() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    assertThat(run.result().outputs())
        .containsOnlyKeys(
            "endpoints", "networks", "bindings", "policies", "connectivity", "postures", "peers");
    assertThat(run.output("networks"))
        .isEqualTo(
            Map.of(
                "ringfence",
                Map.of(
                    "path", "projects/test/global/networks/ringfence",
                    "privateServiceRange", "127.77.0.0/16")));
    assertThat(run.output("endpoints"))
        .isEqualTo(
            Map.of(
                "main",
                Map.of(
                    "addresses",
                    List.of("127.77.0.3"),
                    "port",
                    5432,
                    "databases",
                    List.of("shop"),
                    "users",
                    List.of("shop"))));
    assertThat(FakeProviders.group(Map.of("all", run.output("bindings")), "all"))
        .containsOnlyKeys("backend-main");
    assertThat(run.output("policies")).isEqualTo(List.of("frontend", "backend"));
  }

  @Test
  void theBindingTellsPodsWhereTheDatabaseIsAndHowToLogIn() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    String password = password(run);
    assertThat(password).matches("[A-Za-z0-9_-]{32}");
    assertThat(run.providers().registration(CONFIG_MAP, "backend-main").inputs().get("data"))
        .isEqualTo(
            Map.of(
                "PGHOST",
                "127.77.0.3",
                "PGPORT",
                "5432",
                "PGDATABASE",
                "shop",
                "PGUSER",
                "shop",
                "PGSSLMODE",
                "require",
                "server-ca.pem",
                FakeProviders.SERVER_CA + "\n"));
    assertThat(run.providers().registration(SECRET, "backend-main").inputs().get("data"))
        .isEqualTo(
            Map.of(
                "PGPASSWORD",
                encoded(password),
                "DATABASE_URL",
                encoded(
                    "postgresql://shop:" + password + "@127.77.0.3:5432/shop?sslmode=require")));
    assertThat(run.providers().registration(USER, "main/shop").inputs())
        .containsEntry("password", password)
        .containsEntry("instance", "main-ef04a94");
  }

  @Test
  void thePasswordIsASecretOnItsWholeWay() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    var stash = run.providers().declared(FakeProviders.STASH, "main/shop");
    assertThat(StackRun.isSecret(((StashArgs) stash.arguments()).input())).isTrue();
    assertThat(((CustomResourceOptions) stash.options()).getAdditionalSecretOutputs())
        .contains("input", "output");
    var secret = (SecretArgs) run.providers().declared(SECRET, "backend-main").arguments();
    assertThat(StackRun.isSecret(secret.data().orElseThrow())).isTrue();
    var user = (UserArgs) run.providers().declared(USER, "main/shop").arguments();
    assertThat(StackRun.isSecret(user.password().orElseThrow())).isTrue();
  }

  @Test
  void theFirstPasswordIsKept() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    assertThat(run.providers().declared(FakeProviders.STASH, "main/shop").options())
        .satisfies(options -> assertThat(options.getIgnoreChanges()).containsExactly("input"));
  }

  @Test
  void everyRunOffersAnotherPassword() {
    String first = password(StackRun.update(sandbox, "127.77.0.3"));
    PulumiTest.cleanup();
    String second = password(StackRun.update(sandbox, "127.77.0.3"));

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void noOutputOfTheStackHoldsAPassword() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    String password = password(run);
    assertThat(run.result().outputs().keySet())
        .allSatisfy(name -> assertThat(run.output(name).toString()).doesNotContain(password));
  }

  @Test
  void theInstanceHasAPrivateAddressAlone() {
    StackRun run = StackRun.update(sandbox, "127.77.0.3");

    assertThat(settings(run).get("ipConfiguration"))
        .isEqualTo(
            Map.of(
                "ipv4Enabled",
                false,
                "privateNetwork",
                "projects/test/global/networks/ringfence",
                "sslMode",
                "ENCRYPTED_ONLY"));
  }

  @Test
  void theSandboxAndStagingMayBeTornDown() {
    for (String stack : List.of("sandbox", "staging")) {
      PulumiTest.cleanup();
      StackRun run = StackRun.preview(StackFiles.read(Path.of("Pulumi." + stack + ".yaml")));

      var instance = run.providers().declared(FakeProviders.INSTANCE, "main");
      assertThat(instance.options().isProtect()).isFalse();
      assertThat(run.providers().registration(FakeProviders.INSTANCE, "main").inputs())
          .containsEntry("deletionProtection", false);
      assertThat(settings(run))
          .containsEntry("deletionProtectionEnabled", false)
          .containsEntry("availabilityType", "ZONAL")
          .containsEntry("backupConfiguration", Map.of("enabled", false));
    }
  }

  @Test
  void stagingUsesTheNetworkThatExists() {
    StackRun run = StackRun.preview(StackFiles.read(Path.of("Pulumi.staging.yaml")));

    assertThat(run.providers().registrations(NETWORK)).isEmpty();
    assertThat(run.providers().registrations(RANGE)).isEmpty();
    assertThat(run.providers().registrations(CONNECTION)).isEmpty();
    assertThat(settings(run).get("ipConfiguration"))
        .isEqualTo(
            Map.of(
                "ipv4Enabled",
                false,
                "privateNetwork",
                "projects/acme-staging/global/networks/staging",
                "sslMode",
                "ENCRYPTED_ONLY"));
  }

  @Test
  void inProductionAllThreeLocksAreOnAndAnyMomentCanBeRestored() {
    StackRun run = StackRun.preview(StackFiles.read(Path.of("Pulumi.prod.yaml")));

    var instance = run.providers().declared(FakeProviders.INSTANCE, "main");
    assertThat(instance.options().isProtect()).isTrue();
    assertThat(run.providers().registration(FakeProviders.INSTANCE, "main").inputs())
        .containsEntry("deletionProtection", true);
    assertThat(settings(run))
        .containsEntry("deletionProtectionEnabled", true)
        .containsEntry("availabilityType", "REGIONAL")
        .containsEntry(
            "backupConfiguration",
            Map.of(
                "enabled",
                true,
                "pointInTimeRecoveryEnabled",
                true,
                "transactionLogRetentionDays",
                7.0,
                "startTime",
                "02:00",
                "backupRetentionSettings",
                Map.of("retainedBackups", 30.0)));
  }

  @Test
  void anExistingDatabaseCreatesNothingAtGoogle() {
    StackFile file =
        StackFiles.parse(
            """
            config:
              ringfence:cluster: {context: test}
              ringfence:databases:
                legacy: {existing: {addresses: [10.10.10.10, 10.10.10.11], port: 5433}}
              ringfence:workloads: {web: {pods: {app: web}, ports: [8080]}}
              ringfence:flows: [{from: web, to: legacy}]
            """);

    StackRun run = StackRun.preview(file);

    assertThat(run.providers().registrations())
        .extracting(Registration::type)
        .containsExactlyInAnyOrder(
            FakeProviders.STASH,
            FakeProviders.STASH,
            KUBERNETES,
            "ringfence:policy:Fence",
            FakeProviders.POLICY);
    assertThat(run.providers().registration(FakeProviders.POLICY, "web").inputs().toString())
        .contains("cidr=10.10.10.10/32", "cidr=10.10.10.11/32", "port=5433")
        .doesNotContain("ingress");
    assertThat(run.output("endpoints"))
        .isEqualTo(
            Map.of(
                "legacy",
                Map.of("addresses", List.of("10.10.10.10", "10.10.10.11"), "port", 5433)));
  }

  @Test
  void aDatabaseKnownByItsPortAloneDoesForThePortablePosture() {
    StackFile file =
        StackFiles.parse(
            """
            config:
              ringfence:cluster: {context: test}
              ringfence:databases: {legacy: {existing: {port: 5433}}}
              ringfence:workloads: {web: {pods: {app: web}, ports: [8080]}}
              ringfence:flows: [{from: web, to: legacy}]
              ringfence:posture: portable
            """);

    StackRun run = StackRun.preview(file);

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.providers().registration(FakeProviders.POLICY, "web").inputs().get("spec"))
        .isEqualTo(
            Map.of(
                "podSelector",
                Map.of("matchLabels", Map.of("app", "web")),
                "policyTypes",
                List.of("Ingress", "Egress"),
                "egress",
                List.of(Map.of("ports", List.of(Map.of("protocol", "TCP", "port", 5433.0))))));
  }

  @Test
  void aPrefixIsInTheNamesOfAllObjectsButInNoNameOfAResource() {
    var values = new HashMap<>(sandbox.values());
    values.put("ringfence:prefix", "blue");
    values.put("ringfence:isolate", "true");

    StackRun run = StackRun.update(new StackFile(values, sandbox.secretKeys()), "127.77.0.3");

    assertThat(run.providers().registrations())
        .filteredOn(resource -> resource.type().startsWith("kubernetes:"))
        .extracting(
            Registration::name,
            object -> FakeProviders.group(object.inputs(), "metadata").get("name"))
        .containsExactlyInAnyOrder(
            tuple("backend-main", "blue-backend-main"),
            tuple("backend-main", "blue-backend-main"),
            tuple("frontend", "blue-frontend"),
            tuple("backend", "blue-backend"),
            tuple("default/default-deny", "blue-default-deny"));
    assertThat(run.output("policies"))
        .isEqualTo(List.of("blue-frontend", "blue-backend", "blue-default-deny"));
    assertThat(run.output("bindings").toString())
        .contains("backend-main={configMap=blue-backend-main, secret=blue-backend-main, checksum=");
  }

  private static String password(StackRun run) {
    return String.valueOf(
        run.providers().registration(FakeProviders.STASH, "main/shop").inputs().get("input"));
  }

  private static Map<String, Object> settings(StackRun run) {
    return FakeProviders.group(
        run.providers().registration(FakeProviders.INSTANCE, "main").inputs(), "settings");
  }

  /** What a resource comes after by its options, directly or through others. */
  private static Set<String> dependencies(StackRun run, String type, String name) {
    Set<String> found = new HashSet<>();
    follow(run, type + " " + name, found);
    return found;
  }

  private static void follow(StackRun run, String id, Set<String> found) {
    var resource = run.providers().declared().get(id);
    if (resource == null) {
      return;
    }
    for (Resource dependency :
        Internal.of(resource.options().getDependsOn()).getValueOrDefault(List.of()).join()) {
      String next = dependency.pulumiResourceType() + " " + dependency.pulumiResourceName();
      if (found.add(next)) {
        follow(run, next, found);
      }
    }
  }

  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
