package io.ringfence.sandbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.core.Utils;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** SQL as the administrator, in a database of its own that nobody is shown, as on Cloud SQL. */
final class Administration {
  static final String DATABASE = "cloudsqladmin";

  private final String address;
  private final String password;

  Administration(ServerRecord server) {
    this.address = server.address();
    this.password = server.administratorPassword();
  }

  /** Whether the server takes sessions; while it recovers or shuts down it does not. */
  boolean answers() {
    try (Connection connection = connect("template1")) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Runs statements, each by itself: some of them refuse to be part of a transaction. */
  void execute(String... statements) {
    executeIn(DATABASE, statements);
  }

  void executeIn(String database, String... statements) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  /** The rows of a query. */
  <T> List<T> query(String sql, RowReader<T> reader) {
    try (Connection connection = connect(DATABASE);
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  /** Work with one session. */
  <T> T with(Work<T> work) {
    try (Connection connection = connect(DATABASE)) {
      return work.on(connection);
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  /** A name in double quotes, as SQL wants it. */
  static String identifier(String name) {
    try {
      return Utils.escapeIdentifier(null, name).toString();
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  /** A text in single quotes, as SQL wants it. */
  static String literal(String text) {
    try {
      return "'" + Utils.escapeLiteral(null, text, true) + "'";
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", DataDirectory.ADMINISTRATOR);
    properties.setProperty("password", password);
    properties.setProperty("sslmode", "disable");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("ApplicationName", "ringfence-sandbox");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + ":5432/" + database, properties);
  }

  private static PostgresException translate(SQLException problem) {
    String message = problem.getMessage();
    if (problem instanceof PSQLException fromServer) {
      ServerErrorMessage details = fromServer.getServerErrorMessage();
      if (details != null && details.getMessage() != null) {
        message = details.getMessage();
        if (details.getDetail() != null) {
          message += ": " + details.getDetail();
        }
      }
    }
    String state = problem.getSQLState();
    return new PostgresException(
        message == null ? "PostgreSQL failed" : message, state == null ? "" : state, problem);
  }

  /** Reads the current row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Uses a session. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
