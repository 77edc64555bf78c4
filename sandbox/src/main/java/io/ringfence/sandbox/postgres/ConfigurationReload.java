package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.process.Readiness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Makes a running server read its files of configuration anew. */
final class ConfigurationReload {
  private static final Duration TIME = Duration.ofSeconds(10);

  private final Administration administration;

  ConfigurationReload(Administration administration) {
    this.administration = administration;
  }

  /**
   * Returns when the new values hold. The server takes no new session while it reads, and tells its
   * sessions meanwhile, so once one of them has the new values whoever comes next is treated by
   * them.
   */
  void run() {
    administration.with(
        connection -> {
          String before = loadTime(connection);
          try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
          }
          if (!Readiness.within(TIME, () -> !before.equals(loadTimeUnchecked(connection)))) {
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
}
