package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.PostgresFixture.ask;
import static io.ringfence.sandbox.postgres.PostgresFixture.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import io.ringfence.sandbox.postgres.PostgresServer.Database;
import io.ringfence.sandbox.process.ProcessRecord;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.util.PSQLException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerIT {
  private static final String PASSWORD = "a 'quoted' \\ secret";

  private PostgresFixture fixture;
  private PostgresServer server;

  @BeforeAll
  void createServer() {
    fixture = new PostgresFixture("server");
    server = fixture.create("main", "127.90.1.2", Map.of("log_statement", "all"));
    server.createDatabase(new Database("shop", "UTF8", ""));
    server.createUser("shop", PASSWORD);
  }

  @AfterAll
  void removeServers() {
    fixture.close();
  }

  @Test
  void letsAUserInWithItsPasswordAndCreateTablesInItsDatabase() throws SQLException {
    try (Connection connection = login(server, "shop", "shop", encoded(PASSWORD));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE written (value text)");
      statement.execute("INSERT INTO written VALUES ('here')");
      assertThat(ask(connection, "SELECT value FROM written")).isEqualTo("here");
      statement.execute("DROP TABLE written");
    }
  }

  @Test
  void refusesAWrongPassword() {
    assertThatExceptionOfType(PSQLException.class)
        .isThrownBy(() -> login(server, "shop", "shop", "wrong").close())
        .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void refusesThePostgresUserUntilItHasAPassword() throws SQLException {
    assertThatExceptionOfType(PSQLException.class)
        .isThrownBy(() -> login(server, "postgres", "postgres", "anything").close())
        .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));

    server.changePassword("postgres", "given");

    try (Connection connection = login(server, "postgres", "postgres", "given")) {
      assertThat(ask(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
    }
  }

  @Test
  void authenticatesEveryoneByScram() throws Exception {
    Path rules = fixture.directoryOf("main").resolve("data/pg_hba.conf");

    assertThat(Files.readAllLines(rules))
        .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("scram-sha-256") || line.endsWith("reject"));
    assertThat(
            new Administration(description())
                .query(
                    "SELECT rolpassword FROM pg_authid WHERE rolname = 'shop'",
                    row -> row.getString(1)))
        .singleElement()
        .asString()
        .startsWith("SCRAM-SHA-256$");
  }

  @Test
  void keepsPasswordsOutOfALogThatHoldsEveryStatement() throws Exception {
    server.createUser("logged", "never-in-the-log");
    server.changePassword("logged", "neither-in-the-log");

    assertThat(Files.readString(fixture.logs().resolve("postgres-main.log")))
        .contains("CREATE ROLE \"logged\"")
        .doesNotContain("never-in-the-log", "neither-in-the-log", PASSWORD)
        .doesNotContain(description().administratorPassword());
  }

  @Test
  void hidesTheAdministratorAndItsDatabase() {
    assertThat(server.users()).contains("postgres", "shop").doesNotContain("cloudsqladmin");
    assertThat(server.databases())
        .extracting(Database::name)
        .contains("postgres", "shop")
        .doesNotContain("cloudsqladmin", "template0", "template1");
    assertThatThrownBy(() -> server.dropUser("cloudsqladmin"))
        .isInstanceOf(PostgresException.class);
    assertThatThrownBy(() -> server.dropDatabase("cloudsqladmin"))
        .isInstanceOf(PostgresException.class);
  }

  @Test
  void tellsPostgresqlsOwnWordsAndStateWhenItRefuses() {
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> server.createDatabase(new Database("shop", "UTF8", "")))
        .withMessage("database \"shop\" already exists")
        .satisfies(refusal -> assertThat(refusal.sqlState()).isEqualTo("42P04"));
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> server.dropUser("nobody-there"))
        .satisfies(refusal -> assertThat(refusal.sqlState()).isEqualTo("42704"));
  }

  @Test
  void takesNamesThatNeedQuotes() {
    server.createUser("a\"b; DROP ROLE shop", "secret");
    server.createDatabase(new Database("Mixed \"Case\"", "UTF8", ""));

    assertThat(server.users()).contains("a\"b; DROP ROLE shop", "shop");
    assertThat(server.databases()).extracting(Database::name).contains("Mixed \"Case\"");

    server.dropUser("a\"b; DROP ROLE shop");
    server.dropDatabase("Mixed \"Case\"");
    assertThat(server.users()).doesNotContain("a\"b; DROP ROLE shop");
    assertThat(server.databases()).extracting(Database::name).doesNotContain("Mixed \"Case\"");
  }

  @Test
  void encryptsSessionsWithACertificateOfTheServersAuthority() throws Exception {
    Path authority = fixture.logs().resolve("server-ca.pem");
    Files.writeString(authority, server.serverCaCertificate());

    try (Connection connection =
        login(
            server,
            "shop",
            "shop",
            encoded(PASSWORD) + "&sslmode=verify-full&sslrootcert=" + authority)) {
      assertThat(ask(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
          .isEqualTo("t");
    }
  }

  @Test
  void listensAtItsAddressAlone() throws Exception {
    try (Connection connection = login(server, "shop", "shop", encoded(PASSWORD))) {
      assertThat(ask(connection, "SHOW listen_addresses")).isEqualTo("127.90.1.2");
      assertThat(ask(connection, "SHOW port")).isEqualTo("5432");
      assertThat(ask(connection, "SHOW unix_socket_directories")).isEmpty();
    }
    try (Socket socket = new Socket()) {
      assertThatThrownBy(() -> socket.connect(new InetSocketAddress("127.90.1.3", 5432), 2000))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void neverRunsAsRoot() throws Exception {
    Object owner = Files.getAttribute(Path.of("/proc", Long.toString(pid())), "unix:uid");

    assertThat(owner).isNotEqualTo(0);
    if (new UnixSystem().getUid() != 0) {
      assertThat(owner).isEqualTo((int) new UnixSystem().getUid());
    }
  }

  @Test
  void keepsSecretsOutOfProcessArguments() throws Exception {
    String arguments = Files.readString(Path.of("/proc", Long.toString(pid()), "cmdline"));

    assertThat(arguments)
        .contains("listen_addresses=127.90.1.2")
        .doesNotContain(description().administratorPassword());
  }

  private long pid() {
    return fixture.records().find("postgres-main").map(ProcessRecord::process).orElseThrow().pid();
  }

  private ServerRecord description() {
    return new ServerFiles(fixture.directoryOf("main"), fixture.logs())
        .description()
        .read()
        .orElseThrow();
  }

  private static String encoded(String password) {
    return java.net.URLEncoder.encode(password, java.nio.charset.StandardCharsets.UTF_8);
  }
}
