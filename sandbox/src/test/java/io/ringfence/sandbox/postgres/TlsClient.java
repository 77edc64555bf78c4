package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.tls.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Properties;

/** A client that logs in over TLS or not, and shows a certificate or not, as it is told. */
public final class TlsClient {
  private final Path directory;
  private final Properties properties = new Properties();

  /**
   * @param directory for the client's files
   */
  public TlsClient(Path directory, String user, String password) {
    this.directory = directory;
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("sslmode", "disable");
  }

  /** Encrypts, and checks that the authority has issued the server's certificate. */
  public TlsClient trusting(String authority) {
    properties.setProperty("sslmode", "verify-ca");
    properties.setProperty(
        "sslrootcert", write("root.crt", authority.getBytes(StandardCharsets.US_ASCII)));
    return this;
  }

  public TlsClient showing(Credential credential) {
    String key =
        credential.key().lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
    properties.setProperty(
        "sslcert",
        write("client.crt", credential.certificate().getBytes(StandardCharsets.US_ASCII)));
    properties.setProperty("sslkey", write("client.pk8", Base64.getDecoder().decode(key)));
    return this;
  }

  /** Logs in and says whether the server finds the session encrypted. */
  public boolean encrypted(String address) throws SQLException {
    String url = "jdbc:postgresql://" + address + ":5432/postgres";
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      String sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
      return PostgresFixture.ask(connection, sql).equals("t");
    }
  }

  private String write(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
