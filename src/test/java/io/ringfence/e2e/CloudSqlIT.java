package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.OperationType;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An instance with everything that the file can say of one, and one behind its three locks. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CloudSqlIT {
  private static final String DATABASES = "ringfence:databases";

  @AutoClose private TestStack stack;
  private Cluster cluster;

  @BeforeAll
  void bringUp(Sandbox sandbox) throws Exception {
    stack = new TestStack(sandbox, "instances");
    cluster = new Cluster(stack);
    stack
        .file()
        .setIn(
            DATABASES,
            "/main",
            "cloudSql",
            """
            version: POSTGRES_17
            tier: db-perf-optimized-N-2
            edition: ENTERPRISE_PLUS
            availability: REGIONAL
            disk: {size: 20, autoresizeLimit: 100}
            backups: {retainedBackups: 30, logRetentionDays: 21, startTime: "02:00", location: eu}
            maintenance:
              window: {day: SUNDAY, hour: 3, track: WEEK5}
              denyPeriod: {startDate: "11-20", endDate: "01-05"}
            insights: {queryStringLength: 4500, recordApplicationTags: true}
            dataCache: true
            flags: {max_connections: 150}
            labels: {team: shop}
            encryptionKey: projects/acme/locations/europe-west1/keyRings/shop/cryptoKeys/main
            sslMode: TRUSTED_CLIENT_CERTIFICATE_REQUIRED
            """);
    stack
        .file()
        .setIn(
            DATABASES,
            "/main",
            "iam",
            "{users: [alice@acme.com], serviceAccounts: [reports@acme.iam.gserviceaccount.com]}");
    stack
        .file()
        .setIn(
            DATABASES,
            "",
            "vault",
            "{cloudSql: {tier: db-f1-micro}, network: %s, protected: true}"
                .formatted(stack.file().get(DATABASES).at("/main/network")));
    stack.up();
  }

  @Test
  @Order(1)
  void a_second_update_changes_nothing() throws Exception {
    assertThat(stack.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
  }

  @Test
  @Order(1)
  void google_has_what_the_file_says() {
    JsonNode instance = instance("main");
    JsonNode settings = instance.path("settings");
    assertThat(text(instance, "/diskEncryptionConfiguration/kmsKeyName"))
        .isEqualTo("projects/acme/locations/europe-west1/keyRings/shop/cryptoKeys/main");
    assertThat(text(settings, "/edition")).isEqualTo("ENTERPRISE_PLUS");
    assertThat(text(settings, "/availabilityType")).isEqualTo("REGIONAL");
    assertThat(text(settings, "/dataDiskType")).isEqualTo("PD_SSD");
    assertThat(text(settings, "/dataDiskSizeGb")).isEqualTo("20");
    assertThat(text(settings, "/storageAutoResizeLimit")).isEqualTo("100");
    assertThat(text(settings, "/backupConfiguration/location")).isEqualTo("eu");
    assertThat(text(settings, "/backupConfiguration/transactionLogRetentionDays")).isEqualTo("21");
    assertThat(text(settings, "/maintenanceWindow/day")).isEqualTo("7");
    assertThat(text(settings, "/maintenanceWindow/updateTrack")).isEqualTo("week5");
    assertThat(text(settings, "/denyMaintenancePeriods/0/startDate")).isEqualTo("11-20");
    assertThat(text(settings, "/insightsConfig/queryStringLength")).isEqualTo("4500");
    assertThat(text(settings, "/dataCacheConfig/dataCacheEnabled")).isEqualTo("true");
    assertThat(settings.path("databaseFlags"))
        .extracting(flag -> text(flag, "/name") + "=" + text(flag, "/value"))
        .containsExactlyInAnyOrder("max_connections=150", "cloudsql.iam_authentication=on");
    assertThat(text(settings, "/userLabels/team")).isEqualTo("shop");
    assertThat(text(settings, "/userLabels/ringfence-stack")).isEqualTo("instances");
    assertThat(text(settings, "/ipConfiguration/sslMode"))
        .isEqualTo("TRUSTED_CLIENT_CERTIFICATE_REQUIRED");
    assertThat(text(instance("vault"), "/settings/ipConfiguration/sslMode"))
        .isEqualTo("ENCRYPTED_ONLY");
  }

  @Test
  @Order(2)
  void the_server_refuses_plain_connections_and_strangers_and_lets_the_binding_in(
      @TempDir Path files) throws Exception {
    Postgres postgres = new Postgres(cluster.configMap("backend-main"), secret());
    assertThatThrownBy(() -> postgres.connect(Map.of("sslmode", "disable")))
        .hasMessageContaining("pg_hba.conf");
    assertThatThrownBy(() -> postgres.connect(Map.of("sslmode", "require")))
        .hasMessageContaining("certificate");

    String ca =
        write(files, "server-ca.pem", pem("server-ca.pem", cluster.configMap("backend-main")));
    String certificate = write(files, "client-cert.pem", pem("client-cert.pem", secret()));
    String key = write(files, "client-key.pk8", pkcs8(pem("client-key.pem", secret())));
    var trusted =
        Map.of("sslmode", "verify-ca", "sslrootcert", ca, "sslcert", certificate, "sslkey", key);
    try (Connection connection = postgres.connect(trusted);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW max_connections")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("150");
    }
  }

  @Test
  @Order(3)
  void each_lock_by_itself_refuses_the_update_that_would_take_the_instance() throws Exception {
    JsonNode with = stack.file().get(DATABASES);
    ObjectNode without = with.deepCopy();
    without.remove("vault");

    refuses(without, "protected");
    letGoOf(with, "{pulumi: false}");
    Snapshot before = Snapshot.of(stack);
    assertThatThrownBy(() -> stack.destroy()).hasMessageContaining("protected");
    assertThat(Snapshot.of(stack)).isEqualTo(before);
    refuses(without, "deletion_protection");
    letGoOf(with, "{pulumi: false, provider: false}");
    refuses(without, "deletion protection");
    letGoOf(with, "{pulumi: false, provider: false, api: false}");

    stack.file().restore(DATABASES, without);
    stack.up();
    assertThat(instances()).hasSize(1);
  }

  private void letGoOf(JsonNode databases, String locks) throws Exception {
    stack.file().restore(DATABASES, databases);
    stack.file().setIn(DATABASES, "/vault", "locks", locks);
    stack.up();
  }

  private void refuses(JsonNode databases, String reason) {
    stack.file().restore(DATABASES, databases);
    assertThatThrownBy(() -> stack.up()).hasMessageContaining(reason);
    assertThat(instances()).hasSize(2);
  }

  private Map<String, String> secret() {
    return cluster.secret("backend-main");
  }

  private JsonNode instance(String name) {
    return instances().stream()
        .filter(instance -> instance.path("name").asText().startsWith(name + "-"))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> instances() {
    return Objects.requireNonNull(stack.google().in(stack.network()).get("instances"));
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).asText();
  }

  private static byte[] pem(String key, Map<String, String> from) {
    return Objects.requireNonNull(from.get(key)).getBytes(StandardCharsets.US_ASCII);
  }

  /** Cloud SQL gives keys in PKCS #1, as libpq takes them; Java's driver wants PKCS #8. */
  private static byte[] pkcs8(byte[] pkcs1) throws Exception {
    var text = new StringReader(new String(pkcs1, StandardCharsets.US_ASCII));
    try (var parser = new PEMParser(text)) {
      return ((PEMKeyPair) parser.readObject()).getPrivateKeyInfo().getEncoded();
    }
  }

  /** As a pod finds a file of a ConfigMap or Secret that is mounted for its owner alone. */
  private static String write(Path folder, String name, byte[] content) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    return file.toString();
  }
}
