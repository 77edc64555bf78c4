package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.PostgresFixture.ask;
import static io.ringfence.sandbox.postgres.PostgresFixture.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringfence.sandbox.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** Replicas that stream from their primary. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicaIT {
  private static final String PASSWORD = "a-password";

  private final PostgresFixture fixture = new PostgresFixture("replica");

  @AfterEach
  void removeServers() {
    List.of("reader", "second", "primary").forEach(fixture.servers()::delete);
  }

  @AfterAll
  void removeEverything() {
    fixture.close();
  }

  /** The functions that take a base backup have other names from version 15 on. */
  @ParameterizedTest
  @ValueSource(ints = {13, PostgresFixture.MAJOR})
  void showsWhatItsPrimaryHasAndTakesNoWrites(int major) throws SQLException {
    PostgresServer primary = createPrimary(major);
    write(primary, "before");
    PostgresServer reader = createReplica("reader", "127.90.4.3", major);

    assertThat(rows(reader)).containsExactly("before");
    write(primary, "after");

    awaitRows(reader, "before", "after");
    assertThatExceptionOfType(PSQLException.class)
        .isThrownBy(() -> write(reader, "here"))
        .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("25006"));
    assertThat(fixture.servers().primaryOf("reader")).contains("primary");
    assertThat(fixture.servers().primaryOf("primary")).isEmpty();
  }

  @Test
  void isAServerOfItsOwnOnceItIsPromoted() throws SQLException {
    PostgresServer primary = createPrimary(PostgresFixture.MAJOR);
    PostgresServer reader = createReplica("reader", "127.90.4.3", PostgresFixture.MAJOR);
    createReplica("second", "127.90.4.4", PostgresFixture.MAJOR);
    assertThat(slots("primary")).hasSize(2);

    reader.promote();
    write(reader, "promoted");
    reader.restart();
    write(primary, "left behind");

    assertThat(rows(reader)).containsExactly("promoted");
    assertThat(slots("primary")).containsExactly(ReplicationSource.slotOf("second"));
    assertThat(fixture.servers().primaryOf("reader")).isEmpty();
    assertThatThrownBy(reader::promote).hasMessageContaining("is no replica");

    fixture.servers().delete("second");
    PostgresServer of =
        fixture
            .servers()
            .createReplica(definition("second", "127.90.4.4", PostgresFixture.MAJOR), "reader");
    awaitRows(of, "promoted");
  }

  @Test
  void streamsOnAfterRestartsOfEitherSideAndOfTheSandbox() throws SQLException {
    createPrimary(PostgresFixture.MAJOR);
    PostgresServer reader = createReplica("reader", "127.90.4.3", PostgresFixture.MAJOR);

    fixture.servers().open("primary").restart();
    write(fixture.servers().open("primary"), "one");
    awaitRows(reader, "one");
    reader.restart();
    write(fixture.servers().open("primary"), "two");
    awaitRows(reader, "one", "two");
    fixture.restartSandbox();
    write(fixture.servers().open("primary"), "three");

    awaitRows(fixture.servers().open("reader"), "one", "two", "three");
  }

  @Test
  void leavesNoSlotBehindWhenItIsDeleted() throws SQLException {
    createPrimary(PostgresFixture.MAJOR);
    createReplica("reader", "127.90.4.3", PostgresFixture.MAJOR);
    createReplica("second", "127.90.4.4", PostgresFixture.MAJOR);

    fixture.servers().delete("reader");
    assertThat(slots("primary")).containsExactly(ReplicationSource.slotOf("second"));

    fixture.servers().open("primary").stop();
    fixture.servers().delete("second");
    fixture.restartSandbox();
    fixture.servers().open("primary");
    assertThat(slots("primary")).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenItsPrimaryHasNoSlotForIt() throws SQLException {
    fixture.create("primary", "127.90.4.2", Map.of("max_replication_slots", "0"));

    assertThatThrownBy(() -> createReplica("reader", "127.90.4.3", PostgresFixture.MAJOR))
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("max_replication_slots");

    assertThat(fixture.directoryOf("reader")).doesNotExist();
    assertThat(fixture.records().all())
        .extracting(ProcessRecord::name)
        .doesNotContain("postgres-reader");
  }

  @Test
  void takesFlagsOfItsOwn() throws SQLException {
    createPrimary(PostgresFixture.MAJOR);
    PostgresServer reader = createReplica("reader", "127.90.4.3", PostgresFixture.MAJOR);

    reader.changeSettings(Map.of("max_connections", "150", "work_mem", "9216"));

    try (Connection connection = login(reader, "shop", "shop", PASSWORD)) {
      assertThat(ask(connection, "SHOW max_connections")).isEqualTo("150");
      assertThat(ask(connection, "SHOW work_mem")).isEqualTo("9MB");
    }
    write(fixture.servers().open("primary"), "after");
    awaitRows(reader, "after");
  }

  @Test
  void keepsThePasswordOfReplicationToItself() throws Exception {
    PostgresServer primary = createPrimary(PostgresFixture.MAJOR);
    PostgresServer reader = createReplica("reader", "127.90.4.3", PostgresFixture.MAJOR);
    String password =
        Files.readString(fixture.directoryOf("primary").resolve("replication-password"));

    for (ProcessRecord entry : fixture.records().all()) {
      Path arguments = Path.of("/proc", Long.toString(entry.process().pid()), "cmdline");
      assertThat(Files.readString(arguments)).isNotEmpty().doesNotContain(password);
    }
    for (String server : List.of("primary", "reader")) {
      assertThat(Files.readString(fixture.logs().resolve("postgres-" + server + ".log")))
          .doesNotContain(password);
      assertPrivate(fixture.directoryOf(server).resolve("data"));
    }
    try (Connection connection = login(reader, "shop", "shop", PASSWORD)) {
      assertThat(ask(connection, "SHOW primary_conninfo"))
          .contains("sslmode=verify-ca")
          .doesNotContain(password);
    }
    assertThat(primary.users()).containsExactly("postgres", "shop");
    assertThatThrownBy(() -> login(primary, "shop", "cloudsqlreplica", password).close())
        .hasMessageContaining("pg_hba.conf rejects");
  }

  private static void assertPrivate(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      assertThat(
              files.filter(file -> Files.isRegularFile(file) && !file.endsWith("postmaster.pid")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  private PostgresServer createPrimary(int major) throws SQLException {
    PostgresServer primary = fixture.servers().create(definition("primary", "127.90.4.2", major));
    primary.createUser("shop", PASSWORD);
    primary.createDatabase(new PostgresServer.Database("shop", "", ""));
    execute(primary, "CREATE TABLE written (id serial, value text)");
    return primary;
  }

  private PostgresServer createReplica(String name, String address, int major) {
    return fixture.servers().createReplica(definition(name, address, major), "primary");
  }

  private static ServerDefinition definition(String name, String address, int major) {
    return new ServerDefinition(name, major, PostgresFixture.address(address), Map.of());
  }

  private List<String> slots(String server) {
    return new ReplicationSource(
            new ServerFiles(fixture.directoryOf(server), fixture.logs())
                .description()
                .read()
                .orElseThrow())
        .slots();
  }

  private static void write(PostgresServer server, String value) throws SQLException {
    execute(server, "INSERT INTO written (value) VALUES ('" + value + "')");
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = login(server, "shop", "shop", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(PostgresServer server) throws SQLException {
    try (Connection connection = login(server, "shop", "shop", PASSWORD)) {
      String all =
          ask(connection, "SELECT coalesce(string_agg(value, ',' ORDER BY id), '') FROM written");
      return all.isEmpty() ? List.of() : List.of(all.split(",", -1));
    }
  }

  private static void awaitRows(PostgresServer server, String... values) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() -> assertThat(rows(server)).containsExactly(values));
  }
}
