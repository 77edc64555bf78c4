package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.PostgresFixture.ask;
import static io.ringfence.sandbox.postgres.PostgresFixture.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.process.ProcessIdentity;
import io.ringfence.sandbox.process.ProcessRecord;
import io.ringfence.sandbox.process.StopSignal;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerLifecycleIT {
  private PostgresFixture fixture;

  @BeforeAll
  void prepare() {
    fixture = new PostgresFixture("lifecycle");
  }

  @AfterAll
  void removeServers() {
    fixture.close();
  }

  @Test
  void keepsDataAndAddressOverARestartOfTheSandbox() throws SQLException {
    write(fixture.create("kept", "127.90.3.2", Map.of("work_mem", "5MB")));

    fixture.restartSandbox();
    PostgresServer again = fixture.servers().open("kept");

    assertThat(again.address()).hasToString("127.90.3.2");
    assertThat(again.majorVersion()).isEqualTo(PostgresFixture.MAJOR);
    assertThat(read(again)).isEqualTo("here");
    again.restart();
    assertThat(read(again)).isEqualTo("here");
    again.stop();
    assertThat(again.isRunning()).isFalse();
    again.start();
    assertThat(read(again)).isEqualTo("here");
  }

  @Test
  void recoversAServerThatWasKilled() throws SQLException {
    PostgresServer server = fixture.create("killed", "127.90.3.3", Map.of());
    write(server);
    ProcessIdentity before = process("killed").orElseThrow();

    before.live().ifPresent(ProcessHandle::destroyForcibly);

    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(read(server)).isEqualTo("here"));
    assertThat(process("killed")).isPresent().isNotEqualTo(Optional.of(before));
  }

  @Test
  void deletesAServerThatCannotBeOpenedAndItsProcess() throws Exception {
    fixture.create("damaged", "127.90.3.8", Map.of());
    fixture.restartSandbox();
    Files.writeString(fixture.directoryOf("damaged").resolve("server.json"), "{");
    ProcessIdentity left = leaveProcess("damaged");

    fixture.servers().delete("damaged");

    assertThat(left.live()).isEmpty();
    assertThat(process("damaged")).isEmpty();
    assertThat(fixture.directoryOf("damaged")).doesNotExist();
    fixture.servers().delete("damaged");
  }

  @Test
  void deletesWhatACrashDuringACreationHasLeft() throws Exception {
    fixture.create("halfway", "127.90.3.9", Map.of());
    fixture.restartSandbox();
    Files.delete(fixture.directoryOf("halfway").resolve("server.json"));
    ProcessIdentity left = leaveProcess("halfway");

    fixture.servers().delete("halfway");

    assertThat(left.live()).isEmpty();
    assertThat(fixture.directoryOf("halfway")).doesNotExist();
  }

  /** What a killed sandbox leaves: a process that is recorded as the server's. */
  private ProcessIdentity leaveProcess(String server) throws IOException {
    ProcessIdentity process =
        ProcessIdentity.of(new ProcessBuilder("sleep", "600").start().toHandle());
    fixture
        .records()
        .save(
            new ProcessRecord(
                "postgres-" + server,
                ProcessRecord.State.RUNNING,
                process,
                StopSignal.TERMINATE,
                ""));
    return process;
  }

  @Test
  void knowsAnAddressAtWhichSomethingListens() throws IOException {
    IPAddress address = PostgresFixture.address("127.90.3.10");
    assertThat(fixture.servers().canListen(address)).isTrue();

    try (ServerSocket other = new ServerSocket(5432, 1, address.toInetAddress())) {
      assertThat(fixture.servers().canListen(address)).isFalse();
      assertThat(other.isBound()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16})
  void letsNoUserRunProgramsOnTheServer(int major) throws SQLException {
    PostgresServer server =
        fixture
            .servers()
            .create(
                new ServerDefinition(
                    "programs-" + major,
                    major,
                    PostgresFixture.address("127.90.3." + major),
                    Map.of()));
    server.createUser("shop", "secret");

    try (Connection connection = login(server, "postgres", "shop", "secret");
        Statement statement = connection.createStatement()) {
      for (String role : List.of("shop", "cloudsqlsuperuser")) {
        statement.execute("SET ROLE " + role);
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("GRANT pg_execute_server_program TO shop"))
            .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
      }
    }
    server.delete();
  }

  @Test
  void runsServersSideBySideEachAtItsAddress() throws SQLException {
    PostgresServer one = fixture.create("one", "127.90.3.4", Map.of());
    PostgresServer two = fixture.create("two", "127.90.3.5", Map.of());
    one.createUser("only-in-one", "secret");

    assertThat(one.users()).contains("only-in-one");
    assertThat(two.users()).doesNotContain("only-in-one");
    try (Connection connection = login(one, "postgres", "only-in-one", "secret")) {
      assertThat(ask(connection, "SELECT host(inet_server_addr())")).isEqualTo("127.90.3.4");
    }
  }

  @Test
  void leavesNoProcessAndNoFolderOfADeletedServer() {
    PostgresServer server = fixture.create("gone", "127.90.3.6", Map.of());
    ProcessIdentity process = process("gone").orElseThrow();
    Path directory = fixture.directoryOf("gone");
    assertThat(directory).exists();

    server.delete();

    assertThat(process.live()).isEmpty();
    assertThat(process("gone")).isEmpty();
    assertThat(directory).doesNotExist();
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> fixture.servers().open("gone"));
    assertThat(fixture.create("gone", "127.90.3.7", Map.of()).isRunning()).isTrue();
  }

  @Test
  void refusesASecondServerOfTheSameName() {
    fixture.create("single", "127.90.3.8", Map.of());

    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> fixture.create("single", "127.90.3.9", Map.of()));
    assertThat(fixture.servers().open("single").isRunning()).isTrue();
  }

  @Test
  void leavesNothingOfAServerThatCannotStart() {
    fixture.create("first", "127.90.3.10", Map.of());

    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> fixture.create("second", "127.90.3.10", Map.of()))
        .withMessageContaining("Address already in use");

    assertThat(process("second")).isEmpty();
    assertThat(fixture.directoryOf("second")).doesNotExist();
  }

  @Test
  void hasEveryMajorVersionThatItNames() throws Exception {
    assertThat(fixture.servers().majorVersions()).containsExactly(13, 14, 15, 16, 17, 18);
    for (int major : fixture.servers().majorVersions()) {
      PostgresServer server =
          fixture
              .servers()
              .create(
                  new ServerDefinition(
                      "version-" + major,
                      major,
                      PostgresFixture.address("127.90.4." + major),
                      Map.of()));
      write(server);
      try (Connection connection = login(server, "postgres", "writer", "secret")) {
        assertThat(ask(connection, "SHOW server_version")).startsWith(major + ".");
      }
      server.delete();
    }
    assertThat(Files.exists(fixture.directoryOf("version-13"))).isFalse();
  }

  private Optional<ProcessIdentity> process(String server) {
    return fixture.records().find("postgres-" + server).map(ProcessRecord::process);
  }

  private static void write(PostgresServer server) throws SQLException {
    server.createUser("writer", "secret");
    try (Connection connection = login(server, "postgres", "writer", "secret");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE written (value text)");
      statement.execute("INSERT INTO written VALUES ('here')");
    }
  }

  private static String read(PostgresServer server) throws SQLException {
    try (Connection connection = login(server, "postgres", "writer", "secret")) {
      return ask(connection, "SELECT value FROM written");
    }
  }
}
