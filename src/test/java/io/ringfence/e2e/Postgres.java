package io.ringfence.e2e;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** A client that knows of a database only what a pod would: the ConfigMap and the Secret. */
final class Postgres {
  private final Map<String, String> configMap;
  private final Map<String, String> secret;

  Postgres(Map<String, String> configMap, Map<String, String> secret) {
    this.configMap = configMap;
    this.secret = secret;
  }

  String host() {
    return value(configMap, "PGHOST");
  }

  String password() {
    return value(secret, "PGPASSWORD");
  }

  Connection connect() throws SQLException {
    return connect(password());
  }

  Connection connect(String password) throws SQLException {
    return connect(password, Map.of());
  }

  /** Logs in with options of the driver, for example {@code sslmode}. */
  Connection connect(Map<String, String> options) throws SQLException {
    return connect(password(), options);
  }

  private Connection connect(String password, Map<String, String> options) throws SQLException {
    return connect(
        host(),
        Integer.parseInt(value(configMap, "PGPORT")),
        value(configMap, "PGDATABASE"),
        value(configMap, "PGUSER"),
        password,
        options);
  }

  /** Logs in with nothing but the ready-made connection URL. */
  Connection connectByUrl() throws SQLException {
    URI url = URI.create(value(secret, "DATABASE_URL"));
    String[] login = url.getUserInfo().split(":", 2);
    return connect(
        url.getHost(), url.getPort(), url.getPath().substring(1), login[0], login[1], Map.of());
  }

  void write(String row) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS orders (name text)");
      try (var insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
        insert.setString(1, row);
        insert.executeUpdate();
      }
    }
  }

  String read() throws SQLException {
    try (Connection connection = connectByUrl();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM orders")) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Whether anything answers at the address. */
  static boolean answers(String host) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, 5432), 2000);
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static Connection connect(
      String host,
      int port,
      String database,
      String user,
      String password,
      Map<String, String> options)
      throws SQLException {
    var properties = new Properties();
    options.forEach(properties::setProperty);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(host, port, database), properties);
  }

  private static String value(Map<String, String> from, String key) {
    return Objects.requireNonNull(from.get(key), key);
  }
}
