package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.tls.Credential;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

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

  /** Shows a certificate whose key is in PKCS #1 or PKCS #8; Java's driver wants the latter. */
  public TlsClient showing(Credential credential) {
    properties.setProperty(
        "sslcert",
        write("client.crt", credential.certificate().getBytes(StandardCharsets.US_ASCII)));
    properties.setProperty("sslkey", write("client.pk8", pkcs8(credential.key())));
    return this;
  }

  private static byte[] pkcs8(String key) {
    try (PEMParser parser = new PEMParser(new StringReader(key))) {
      Object read = parser.readObject();
      return (read instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) read)
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
