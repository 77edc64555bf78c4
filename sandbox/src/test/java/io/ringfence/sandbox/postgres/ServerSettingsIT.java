package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.PostgresFixture.ask;
import static io.ringfence.sandbox.postgres.PostgresFixture.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.ringfence.sandbox.process.ProcessIdentity;
import io.ringfence.sandbox.process.ProcessRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerSettingsIT {
  private PostgresFixture fixture;
  private PostgresServer server;

  @BeforeAll
  void createServer() {
    fixture = new PostgresFixture("settings");
    server = fixture.create("flags", "127.90.2.2", Map.of("max_connections", "42"));
    server.createUser("reader", "secret");
  }

  @AfterAll
  void removeServers() {
    fixture.close();
  }

  @BeforeEach
  void startFromKnownSettings() {
    server.changeSettings(Map.of("max_connections", "42"));
  }

  @Test
  void putsFlagsIntoANewServer() throws SQLException {
    assertThat(shown("max_connections")).isEqualTo("42");
  }

  @Test
  void appliesAFlagWithoutARestartWherePostgresqlCan() throws SQLException {
    ProcessIdentity before = process();

    server.changeSettings(Map.of("max_connections", "42", "work_mem", "7MB"));

    assertThat(shown("work_mem")).isEqualTo("7MB");
    assertThat(process()).isEqualTo(before);
  }

  @Test
  void restartsForAFlagThatNeedsIt() throws SQLException {
    ProcessIdentity before = process();

    server.changeSettings(Map.of("max_connections", "43"));

    assertThat(shown("max_connections")).isEqualTo("43");
    assertThat(process()).isNotEqualTo(before);
  }

  @Test
  void goesBackToTheDefaultWhenAFlagIsTakenAway() throws SQLException {
    server.changeSettings(Map.of());

    assertThat(shown("max_connections")).isEqualTo("100");
  }

  @Test
  void refusesAFlagInPostgresqlsWords() {
    assertThat(refusals("max_connections", "0"))
        .extractingByKey("max_connections", STRING)
        .startsWith("0 is outside the valid range for parameter \"max_connections\"");
    assertThat(refusals("no_such_flag", "1"))
        .containsValue("unrecognized configuration parameter \"no_such_flag\"");
    assertThat(refusals("log_statement", "some"))
        .extractingByKey("log_statement", STRING)
        .contains("Available values: none, ddl");
    assertThat(refusals("max_connections", "50")).isEmpty();
  }

  @Test
  void keepsWhatTheSandboxDecides() {
    assertThat(refusals("listen_addresses", "*")).isNotEmpty();
    assertThat(refusals("PORT", "1")).isNotEmpty();
    assertThat(refusals("x = 1\nport", "1")).isNotEmpty();
    assertThat(refusals("work_mem", "1MB'\nport = 1")).isNotEmpty();
  }

  private Map<String, String> refusals(String name, String value) {
    return fixture.servers().refusals(17, Map.of(name, value));
  }

  @Test
  void goesOnWithTheOldFlagsWhenTheServerDoesNotStartWithTheNewOnes() throws SQLException {
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(
            () -> server.changeSettings(Map.of("wal_level", "minimal", "max_wal_senders", "5")))
        .withMessageContaining("WAL streaming");

    assertThat(server.isRunning()).isTrue();
    assertThat(shown("max_connections")).isEqualTo("42");
    assertThat(shown("wal_level")).isEqualTo("replica");
  }

  private String shown(String setting) throws SQLException {
    try (Connection connection = login(server, "postgres", "reader", "secret")) {
      return ask(connection, "SHOW " + setting);
    }
  }

  private ProcessIdentity process() {
    return fixture.records().find("postgres-flags").map(ProcessRecord::process).orElseThrow();
  }
}
