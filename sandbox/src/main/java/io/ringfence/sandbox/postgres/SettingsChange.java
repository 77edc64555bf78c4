package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.process.Readiness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** Replaces a server's database flags, by a reload where PostgreSQL can, else by a restart. */
final class SettingsChange {
  private final ServerFiles files;
  private final DataDirectory data;
  private final ServerProcess process;
  private final SettingsCheck check;

  SettingsChange(
      ServerFiles files, DataDirectory data, ServerProcess process, SettingsCheck check) {
    this.files = files;
    this.data = data;
    this.process = process;
    this.check = check;
  }

  /**
   * Applies the settings, or leaves everything as it was.
   *
   * @throws PostgresException with PostgreSQL's words if it refuses them, alone or together
   */
  void apply(Map<String, String> settings) {
    ServerRecord before = description();
    Map<String, String> refusals = check.refusals(before.majorVersion(), settings);
    if (!refusals.isEmpty()) {
      throw new PostgresException(String.join("; ", refusals.values()), "22023", null);
    }
    try {
      write(before.withSettings(settings));
      activate(before);
    } catch (PostgresException e) {
      write(before);
      process.stop();
      process.start();
      throw e;
    }
  }

  private void write(ServerRecord server) {
    data.writeSettings(server.settings());
    files.description().write(server);
  }

  private void activate(ServerRecord server) {
    if (!process.isRunning()) {
      return;
    }
    Administration administration = new Administration(server);
    if (needsRestart(administration)) {
      process.stop();
      process.start();
    } else {
      reload(administration);
    }
  }

  /** PostgreSQL marks what a reload cannot change as an error of the configuration file. */
  private static boolean needsRestart(Administration administration) {
    return !administration
        .query("SELECT name FROM pg_file_settings WHERE error IS NOT NULL", row -> row.getString(1))
        .isEmpty();
  }

  /**
   * A session gets the new values after the server has them, so it shows when the reload is done.
   */
  private static void reload(Administration administration) {
    administration.with(
        connection -> {
          String before = loadTime(connection);
          try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
          }
          boolean done =
              Readiness.within(
                  Duration.ofSeconds(10), () -> !before.equals(loadTimeUnchecked(connection)));
          if (!done) {
            throw new PostgresException("The server does not reload its configuration", null);
          }
          return before;
        });
  }

  private static String loadTimeUnchecked(Connection connection) {
    try {
      return loadTime(connection);
    } catch (SQLException e) {
      throw new PostgresException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String loadTime(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_conf_load_time()::text")) {
      row.next();
      return row.getString(1);
    }
  }

  private ServerRecord description() {
    return files
        .description()
        .read()
        .orElseThrow(() -> new PostgresException("The server was deleted", null));
  }
}
