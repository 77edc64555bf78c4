package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.api.services.sqladmin.model.BackupConfiguration;
import com.google.api.services.sqladmin.model.Database;
import com.google.api.services.sqladmin.model.DatabaseFlags;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.Operation;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.postgres.LocalPostgresServers;
import io.ringfence.sandbox.postgres.PostgresDirectory;
import io.ringfence.sandbox.process.ProcessRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read replicas by Google's own client, on real PostgreSQL servers. */
class ReplicaContractIT {
  private static final Duration TIME = Duration.ofSeconds(60);

  @TempDir Path root;
  private LocalPostgresServers servers;
  private ApiUnderTest api;

  @BeforeEach
  void serve() throws IOException {
    servers =
        new LocalPostgresServers(
            PostgresDirectory.of(root),
            PrivateFiles.directory(root.resolve("logs")),
            new ProcessRecords(root.resolve("processes"), () -> {}));
    api = new ApiUnderTest(root.resolve("api"), servers);
    api.connectNetwork("127.79.0.0", 16);
  }

  @AfterEach
  void stop() {
    api.close();
    servers.close();
    PostgresDirectory.delete(root);
  }

  /** One story, as each of its steps needs the servers of those before. */
  @Test
  void a_replica_follows_its_primary_until_it_is_promoted() throws Exception {
    DatabaseInstance primary = makePrimary();
    execute(primary, "CREATE TABLE orders (id int)");
    DatabaseInstance reader = api.created(replica());

    execute(primary, "INSERT INTO orders VALUES (1)");
    awaitOrders(reader, "1");
    assertThatThrownBy(() -> execute(reader, "INSERT INTO orders VALUES (2)"))
        .hasMessageContaining("read-only transaction");

    api.close();
    api = new ApiUnderTest(root.resolve("api"), servers);
    execute(primary, "INSERT INTO orders VALUES (2)");
    awaitOrders(reader, "1,2");
    sslMode(reader, "ENCRYPTED_ONLY");
    assertThatThrownBy(() -> orders(reader)).hasMessageContaining("no encryption");
    execute(primary, "INSERT INTO orders VALUES (3)");
    sslMode(reader, "ALLOW_UNENCRYPTED_AND_ENCRYPTED");
    awaitOrders(reader, "1,2,3");

    Operation promoted =
        api.ended(api.sql().instances().promoteReplica(PROJECT, "reader").execute());

    assertThat(promoted.getError()).isNull();
    execute(reader, "INSERT INTO orders VALUES (4)");
    assertThat(orders(reader)).isEqualTo("1,2,3,4");
    assertThat(orders(primary)).isEqualTo("1,2,3");
    User dora = new User().setName("dora@example.com").setType("CLOUD_IAM_USER");
    assertThat(api.ended(api.sql().users().insert(PROJECT, "reader", dora).execute()).getError())
        .isNull();
    Operation deleted = api.ended(api.sql().instances().delete(PROJECT, "main").execute());
    assertThat(deleted.getError()).isNull();
    assertThat(orders(reader)).isEqualTo("1,2,3,4");
  }

  private DatabaseInstance makePrimary() throws IOException {
    DatabaseInstance asked = instance("main");
    asked
        .getSettings()
        .setBackupConfiguration(
            new BackupConfiguration().setEnabled(true).setPointInTimeRecoveryEnabled(true));
    DatabaseInstance made = api.created(asked);
    User user = new User().setName("shop").setPassword("a-password");
    Database database = new Database().setName("shop");
    api.ended(api.sql().users().insert(PROJECT, "main", user).execute());
    api.ended(api.sql().databases().insert(PROJECT, "main", database).execute());
    return made;
  }

  /** With users of IAM, whose roles can only be made once it is promoted. */
  private static DatabaseInstance replica() {
    DatabaseInstance replica =
        instance("reader").setInstanceType("READ_REPLICA_INSTANCE").setMasterInstanceName("main");
    DatabaseFlags flag = new DatabaseFlags().setName("cloudsql.iam_authentication").setValue("on");
    replica.getSettings().setDatabaseFlags(List.of(flag));
    return replica;
  }

  private void sslMode(DatabaseInstance instance, String mode) throws IOException {
    Settings settings = new Settings().setIpConfiguration(new IpConfiguration().setSslMode(mode));
    Operation changed =
        api.ended(
            api.sql()
                .instances()
                .patch(PROJECT, instance.getName(), new DatabaseInstance().setSettings(settings))
                .execute());
    assertThat(changed.getError()).isNull();
  }

  private static void awaitOrders(DatabaseInstance instance, String expected) {
    await()
        .atMost(TIME)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> orders(instance).equals(expected));
  }

  private static String orders(DatabaseInstance instance) throws SQLException {
    try (Connection session = shop(instance);
        Statement statement = session.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT string_agg(id::text, ',' ORDER BY id) FROM orders")) {
      assertThat(rows.next()).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  private static void execute(DatabaseInstance instance, String sql) throws SQLException {
    try (Connection session = shop(instance);
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection shop(DatabaseInstance instance) throws SQLException {
    String address = instance.getIpAddresses().get(0).getIpAddress();
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + ":5432/shop?sslmode=disable", "shop", "a-password");
  }
}
