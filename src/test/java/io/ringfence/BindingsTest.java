package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.StashArgs;
import com.pulumi.test.PulumiTest;
import io.ringfence.FakeProviders.Registration;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the pods of a workload learn of a database. */
@Execution(ExecutionMode.SAME_THREAD)
class BindingsTest {
  private static final String CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
  private static final String SECRET = "kubernetes:core/v1:Secret";
  private static final String CHECKSUM = "ringfence.io/checksum";

  private static final Map<String, String> ADDRESSES =
      Map.of("replicated-reporting", "10.77.0.4", "replicated-far", "10.77.0.5");

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @Test
  void namesAndKeysAreTheFilesToChoose() {
    StackRun run =
        update(
            """
            - to: main
              configMap: shop-database
              secret: shop-database-login
              keys:
                SPRING_DATASOURCE_URL: jdbc-url
                SPRING_DATASOURCE_USERNAME: user
                SPRING_DATASOURCE_PASSWORD: password
            """);

    Registration configMap = run.providers().registration(CONFIG_MAP, "shop-database");
    Registration secret = run.providers().registration(SECRET, "shop-database-login");
    assertThat(metadata(configMap)).containsEntry("name", "shop-database");
    assertThat(metadata(secret)).containsEntry("name", "shop-database-login");
    assertThat(configMap.inputs().get("data"))
        .isEqualTo(
            Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://10.77.0.3:5432/shop?sslmode=require",
                "SPRING_DATASOURCE_USERNAME", "shop"));
    assertThat(decoded(secret)).containsOnlyKeys("SPRING_DATASOURCE_PASSWORD");
  }

  @Test
  void twoBindingsOfOneDatabaseLogInAsTwoUsers() {
    StackRun run = update("[main, {to: main, name: audit, database: audit, user: auditor}]");

    assertThat(run.providers().registration(CONFIG_MAP, "backend-main").inputs().get("data"))
        .isEqualTo(
            Map.of(
                "PGUSER",
                "shop",
                "PGHOST",
                "10.77.0.3",
                "PGDATABASE",
                "shop",
                "PGPORT",
                "5432",
                "PGSSLMODE",
                "require",
                "server-ca.pem",
                FakeProviders.SERVER_CA + "\n"));
    assertThat(run.providers().registration(CONFIG_MAP, "audit").inputs().get("data"))
        .isEqualTo(
            Map.of(
                "PGUSER",
                "auditor",
                "PGHOST",
                "10.77.0.3",
                "PGDATABASE",
                "audit",
                "PGPORT",
                "5432",
                "PGSSLMODE",
                "require",
                "server-ca.pem",
                FakeProviders.SERVER_CA + "\n"));
    String password =
        String.valueOf(
            run.providers()
                .registration(FakeProviders.STASH, "main/auditor")
                .inputs()
                .get("input"));
    assertThat(decoded(run.providers().registration(SECRET, "audit")))
        .containsEntry("PGPASSWORD", password)
        .containsEntry(
            "DATABASE_URL",
            "postgresql://auditor:%s@10.77.0.3:5432/audit?sslmode=require".formatted(password));
  }

  @Test
  void whatIsNoPostgresqlGivesKeysThatBeginWithItsName() {
    StackRun run = update("[order-events]");

    assertThat(
            run.providers().registration(CONFIG_MAP, "backend-order-events").inputs().get("data"))
        .isEqualTo(
            Map.of(
                "ORDER_EVENTS_HOST", "10.10.10.10",
                "ORDER_EVENTS_PORT", "9092",
                "ORDER_EVENTS_SERVERS", "10.10.10.10:9092,[fd00::10]:9092"));
    assertThat(run.providers().registrations(SECRET)).isEmpty();
    assertThat(run.output("bindings").toString()).doesNotContain("secret=");
  }

  @Test
  void whereTheServerAsksForAClientCertificateTheSecretHoldsOne() {
    StackFile file =
        StackFiles.parse(
            """
            config:
              gcp:project: acme
              gcp:region: europe-west1
              ringfence:cluster: {context: test}
              ringfence:databases:
                main:
                  cloudSql: {tier: db-f1-micro, sslMode: TRUSTED_CLIENT_CERTIFICATE_REQUIRED}
                  network: {existing: acme}
                  databases: [shop]
                  users: [shop]
              ringfence:workloads: {web: {pods: {app: web}, ports: [8080], binds: [main]}}
              ringfence:flows: [{from: web, to: main}]
            """);

    StackRun run = StackRun.update(file, "10.77.0.3");

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(decoded(run.providers().registration(SECRET, "web-main")))
        .containsEntry("client-cert.pem", "certificate of main")
        .containsEntry("client-key.pem", "key of main");
    assertThat(run.providers().declared(FakeProviders.CLIENT_CERTIFICATE, "main").options())
        .isInstanceOfSatisfying(
            CustomResourceOptions.class,
            options -> assertThat(options.getAdditionalSecretOutputs()).contains("privateKey"));
  }

  @Test
  void keysThatHoldNoSecretNeedNoLogin() {
    StackRun run = update("{to: bare, keys: {DB_HOST: host, DB_HOSTS: hosts, DB_PORT: port}}");

    assertThat(run.providers().registration(CONFIG_MAP, "backend-bare").inputs().get("data"))
        .isEqualTo(Map.of("DB_HOST", "10.10.10.11", "DB_HOSTS", "10.10.10.11", "DB_PORT", "5432"));
    assertThat(run.providers().registrations(SECRET)).isEmpty();
  }

  @Test
  void theConfigMapTheSecretAndTheOutputCarryTheSameChecksum() {
    StackRun run = update("[main]");

    Object checksum = checksum(run.providers().registration(CONFIG_MAP, "backend-main"));
    assertThat(checksum.toString()).matches("[0-9a-f]{64}");
    assertThat(checksum(run.providers().registration(SECRET, "backend-main"))).isEqualTo(checksum);
    assertThat(run.output("bindings"))
        .isEqualTo(
            Map.of(
                "backend-main",
                Map.of(
                    "configMap", "backend-main",
                    "secret", "backend-main",
                    "checksum", checksum)));
  }

  @Test
  void theChecksumItselfIsNoSecretButItsKeyIs() {
    StackRun run = update("[main]");

    var metadata =
        ((ConfigMapArgs) run.providers().declared(CONFIG_MAP, "backend-main").arguments())
            .metadata()
            .orElseThrow();
    assertThat(StackRun.isSecret(metadata)).isFalse();
    assertThat(StackRun.isSecret(Output.format("%s", run.result().output("bindings")))).isFalse();
    var key = run.providers().declared(FakeProviders.STASH, "checksum-key");
    assertThat(StackRun.isSecret(((StashArgs) key.arguments()).input())).isTrue();
    assertThat(key.options().getIgnoreChanges()).containsExactly("input");
  }

  @Test
  void aPreviewBeforeTheAddressIsKnownKnowsNoChecksum() {
    StackRun run = StackRun.preview(file("[main]"));

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.providers().registration(CONFIG_MAP, "backend-main").inputs())
        .doesNotContainKeys("data", "metadata");
  }

  @Test
  void replicasAreInTheFenceInTheOutputsAndInTheBindings() {
    StackRun run = update("[replicated, {to: replicated, name: reports, replica: reporting}]");

    assertThat(run.providers().registration(CONFIG_MAP, "backend-replicated").inputs().get("data"))
        .hasFieldOrPropertyWithValue("PGHOST", "10.77.0.3")
        .hasFieldOrPropertyWithValue("PGHOST_REPLICAS", "10.77.0.4,10.77.0.5");
    assertThat(run.providers().registration(CONFIG_MAP, "reports").inputs().get("data"))
        .hasFieldOrPropertyWithValue("PGHOST", "10.77.0.4");
    assertThat(decoded(run.providers().registration(SECRET, "reports")).get("DATABASE_URL"))
        .contains("@10.77.0.4:5432/shop");
    assertThat(run.providers().registration(FakeProviders.POLICY, "backend").inputs().toString())
        .contains("cidr=10.77.0.3/32", "cidr=10.77.0.4/32", "cidr=10.77.0.5/32");
    assertThat(run.output("endpoints").toString())
        .contains("replicas={reporting=10.77.0.4, far=10.77.0.5}");
  }

  @Test
  void aReplicaFollowsItsPrimaryAndHasTheSameLocks() {
    StackRun run = update("[replicated]");

    var primary = run.providers().registration(FakeProviders.INSTANCE, "replicated").inputs();
    var far = run.providers().registration(FakeProviders.INSTANCE, "replicated-far");
    assertThat(primary).doesNotContainKey("masterInstanceName");
    assertThat(far.inputs())
        .containsEntry("masterInstanceName", "replicated-ef04a94")
        .containsEntry("region", "europe-west4")
        .containsEntry("deletionProtection", true);
    assertThat(FakeProviders.group(far.inputs(), "settings"))
        .containsEntry("tier", "db-custom-2-7680")
        .containsEntry("availabilityType", "ZONAL")
        .containsEntry("deletionProtectionEnabled", true)
        .doesNotContainKey("backupConfiguration");
    assertThat(
            run.providers()
                .declared(FakeProviders.INSTANCE, "replicated-far")
                .options()
                .isProtect())
        .isTrue();
  }

  @Test
  void aReplicasAddressThatIsNotPrivateStopsTheUpdateBeforeAnyPolicy() {
    StackRun run =
        StackRun.run(
            file("[replicated]"),
            false,
            new FakeProviders(
                instance -> Optional.of(instance.endsWith("-far") ? "34.76.1.2" : "10.77.0.3")));

    assertThat(run.result().exceptions())
        .anySatisfy(
            problem -> assertThat(problem).hasStackTraceContaining("it is not a private address"));
    assertThat(run.providers().registrations(FakeProviders.POLICY)).isEmpty();
    assertThat(run.providers().registrations(CONFIG_MAP)).isEmpty();
  }

  @Test
  void aSmallBlockIsInThePolicyAsItIsAndInNoBinding() {
    StackRun run = update("{to: cluster, keys: {BROKERS: servers}}");

    assertThat(run.providers().registration(FakeProviders.POLICY, "backend").inputs().toString())
        .contains("cidr=10.10.30.1/32", "cidr=10.10.30.16/28", "cidr=34.76.1.2/32");
    assertThat(run.providers().registration(CONFIG_MAP, "backend-cluster").inputs().get("data"))
        .isEqualTo(Map.of("BROKERS", "10.10.30.1:9092,34.76.1.2:9092"));
  }

  private static StackRun update(String binds) {
    StackRun run =
        StackRun.run(
            file(binds),
            false,
            new FakeProviders(
                instance -> Optional.of(ADDRESSES.getOrDefault(instance, "10.77.0.3"))));
    assertThat(run.result().exceptions()).isEmpty();
    return run;
  }

  private static StackFile file(String binds) {
    StackFile file = StackFiles.read(Path.of("src/test/resources/io/ringfence/bindings.yaml"));
    var values = new HashMap<>(file.values());
    values.put(
        "ringfence:workloads",
        StackFiles.json(
            """
            backend:
              pods: {app: backend}
              ports: [8080]
              binds:
            %s
            """
                .formatted(binds.indent(4))));
    return new StackFile(values, file.secretKeys());
  }

  private static Map<String, Object> metadata(Registration object) {
    return FakeProviders.group(object.inputs(), "metadata");
  }

  private static Object checksum(Registration object) {
    return FakeProviders.group(metadata(object), "annotations").getOrDefault(CHECKSUM, "none");
  }

  private static Map<String, String> decoded(Registration secret) {
    var decoded = new HashMap<String, String>();
    FakeProviders.group(secret.inputs(), "data")
        .forEach(
            (key, value) ->
                decoded.put(
                    key,
                    new String(
                        Base64.getDecoder().decode(value.toString()), StandardCharsets.UTF_8)));
    return decoded;
  }
}
