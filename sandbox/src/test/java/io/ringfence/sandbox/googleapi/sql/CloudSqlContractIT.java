package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.sqladmin.model.Database;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.Flag;
import com.google.api.services.sqladmin.model.Operation;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.SslCertDetail;
import com.google.api.services.sqladmin.model.SslCertsInsertRequest;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.postgres.LocalPostgresServers;
import io.ringfence.sandbox.postgres.PostgresDirectory;
import io.ringfence.sandbox.postgres.PostgresServers;
import io.ringfence.sandbox.postgres.TlsClient;
import io.ringfence.sandbox.process.ProcessRecords;
import io.ringfence.sandbox.tls.Credential;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on real PostgreSQL servers, with SQL clients that log in. */
class CloudSqlContractIT extends CloudSqlContract {
  @TempDir static Path root;
  private static LocalPostgresServers servers;

  @BeforeAll
  static void makeServers() {
    servers =
        new LocalPostgresServers(
            PostgresDirectory.of(root),
            PrivateFiles.directory(root.resolve("logs")),
            new ProcessRecords(root.resolve("processes"), () -> {}));
  }

  @AfterAll
  static void removeServers() {
    servers.close();
    PostgresDirectory.delete(root);
  }

  @Override
  PostgresServers servers() {
    return servers;
  }

  @Override
  String range() {
    return "127.78.0.0";
  }

  @Test
  void a_user_logs_in_to_its_database_at_the_private_address_and_keeps_its_data() throws Exception {
    DatabaseInstance made = madeWithShop();
    try (Connection session = shop(made, "a-password")) {
      execute(session, "CREATE TABLE orders (id int)");
      execute(session, "INSERT INTO orders VALUES (7)");
    }

    restartSandbox();

    try (Connection session = shop(made, "a-password")) {
      assertThat(value(session, "SELECT id FROM orders")).isEqualTo("7");
    }
    assertThatThrownBy(() -> shop(made, "a-wrong-password").close())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void flags_are_those_that_the_versions_server_has() throws IOException {
    assertThat(sql.flags().list().setDatabaseVersion("POSTGRES_17").execute().getItems())
        .extracting(Flag::getName)
        .contains("cloudsql.iam_authentication", "max_connections", "timezone", "work_mem")
        .doesNotContain("old_snapshot_threshold");
  }

  @Test
  void another_password_replaces_the_first() throws Exception {
    DatabaseInstance made = madeWithShop();

    User change = new User().setPassword("another-password");
    api.ended(sql.users().update(PROJECT, "main", change).setName("shop").execute());

    assertThatThrownBy(() -> shop(made, "a-password").close())
        .hasMessageContaining("password authentication failed");
    shop(made, "another-password").close();
  }

  @Test
  void flags_are_settings_of_the_server() throws Exception {
    DatabaseInstance made = madeWithShop();

    Settings settings = new Settings().setDatabaseFlags(List.of(flag("max_connections", "37")));
    Operation ended =
        api.ended(
            sql.instances()
                .patch(PROJECT, "main", new DatabaseInstance().setSettings(settings))
                .execute());

    assertThat(ended.getError()).isNull();
    try (Connection session = shop(made, "a-password")) {
      assertThat(value(session, "SHOW max_connections")).isEqualTo("37");
    }
  }

  @Test
  void postgresql_itself_refuses_a_wrong_value() throws Exception {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setDatabaseFlags(List.of(flag("max_connections", "many")));

    assertRefused(
        () -> sql.instances().insert(PROJECT, asked).execute(),
        400,
        "invalid",
        "'max_connections': invalid value for parameter \"max_connections\"");
  }

  @Test
  void a_user_that_owns_objects_and_a_database_in_use_are_not_dropped() throws Exception {
    DatabaseInstance made = madeWithShop();
    try (Connection session = shop(made, "a-password")) {
      execute(session, "CREATE TABLE orders (id int)");

      assertRefused(
          () -> sql.users().delete(PROJECT, "main").setName("shop").execute(),
          400,
          "invalid",
          "role \"shop\" cannot be dropped because some objects depend on it");
      assertRefused(
          () -> sql.databases().delete(PROJECT, "main", "shop").execute(),
          400,
          "invalid",
          "database \"shop\" is being accessed by other users");
    }
  }

  @Test
  void nobody_answers_where_a_deleted_instance_was() throws Exception {
    DatabaseInstance made = madeWithShop();

    api.ended(sql.instances().delete(PROJECT, "main").execute());

    assertThatThrownBy(() -> shop(made, "a-password").close()).hasMessageContaining("refused");
  }

  @Test
  void who_has_a_client_certificate_and_the_instances_ca_logs_in_where_one_is_required(
      @TempDir Path files) throws Exception {
    DatabaseInstance asked = instance("main").setRootPassword("a-root-password");
    asked.getSettings().getIpConfiguration().setSslMode("TRUSTED_CLIENT_CERTIFICATE_REQUIRED");
    DatabaseInstance made = api.created(asked);
    String address = made.getIpAddresses().get(0).getIpAddress();
    SslCertsInsertRequest request = new SslCertsInsertRequest().setCommonName("backend");
    SslCertDetail issued =
        sql.sslCerts().insert(PROJECT, "main", request).execute().getClientCert();

    TlsClient client =
        new TlsClient(files, "postgres", "a-root-password")
            .trusting(made.getServerCaCert().getCert());

    assertThatThrownBy(() -> client.encrypted(address))
        .hasMessageContaining("requires a valid client certificate");
    client.showing(new Credential(issued.getCertInfo().getCert(), issued.getCertPrivateKey()));
    assertThat(client.encrypted(address)).isTrue();
  }

  private DatabaseInstance madeWithShop() throws IOException {
    DatabaseInstance made = api.created(instance("main"));
    User user = new User().setName("shop").setPassword("a-password");
    api.ended(sql.users().insert(PROJECT, "main", user).execute());
    api.ended(sql.databases().insert(PROJECT, "main", new Database().setName("shop")).execute());
    return made;
  }

  private static Connection shop(DatabaseInstance instance, String password) throws SQLException {
    String address = instance.getIpAddresses().get(0).getIpAddress();
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + ":5432/shop", "shop", password);
  }

  private static void execute(Connection session, String statement) throws SQLException {
    try (Statement statements = session.createStatement()) {
      statements.execute(statement);
    }
  }

  private static String value(Connection session, String query) throws SQLException {
    try (Statement statements = session.createStatement();
        ResultSet rows = statements.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
