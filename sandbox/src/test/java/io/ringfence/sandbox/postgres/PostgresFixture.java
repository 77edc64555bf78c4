package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.ProcessRecords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Servers of one test class, in a directory of their own that goes when the tests have run. */
final class PostgresFixture implements AutoCloseable {
  static final int MAJOR = 17;

  private final Path state;
  private LocalPostgresServers servers;

  PostgresFixture(String name) {
    state = Path.of("target", "postgres-it", name).toAbsolutePath();
    PrivateFiles.deleteTree(state);
    PostgresDirectory.delete(state);
    PrivateFiles.directory(logs());
    servers = newServers();
  }

  LocalPostgresServers servers() {
    return servers;
  }

  Path logs() {
    return state.resolve("logs");
  }

  ProcessRecords records() {
    return new ProcessRecords(state.resolve("processes"), () -> {});
  }

  Path directoryOf(String server) {
    return PostgresDirectory.of(state).resolve("servers").resolve(server);
  }

  PostgresServer create(String name, String address, Map<String, String> settings) {
    return servers.create(new ServerDefinition(name, MAJOR, address(address), settings));
  }

  /** As after a restart of the sandbox: the same files, nothing in memory. */
  void restartSandbox() {
    servers.close();
    servers = newServers();
  }

  static IPAddress address(String text) {
    return new IPAddressString(text).getAddress();
  }

  static Connection login(PostgresServer server, String database, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:5432/%s?connectTimeout=5&user=%s&password=%s"
            .formatted(server.address(), database, user, password));
  }

  /** The first column of the first row. */
  static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Override
  public void close() {
    servers.close();
    PostgresDirectory.delete(state);
    PrivateFiles.deleteTree(state);
  }

  private LocalPostgresServers newServers() {
    return new LocalPostgresServers(PostgresDirectory.of(state), logs(), records());
  }
}
