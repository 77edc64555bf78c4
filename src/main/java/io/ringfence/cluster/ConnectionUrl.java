package io.ringfence.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A connection URI as PostgreSQL's clients take it, for example {@code
 * postgresql://user:password@10.77.0.3:5432/shop?sslmode=require}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html">libpq, connection
 *     URIs</a>
 */
record ConnectionUrl(
    String host,
    int port,
    String database,
    String user,
    String password,
    Optional<String> sslMode) {

  @Override
  public String toString() {
    return "postgresql://%s:%s@%s/%s%s"
        .formatted(
            encoded(user),
            encoded(password),
            server(host, port),
            encoded(database),
            parameter(sslMode));
  }

  /** {@code 10.77.0.3:5432}, and an IPv6 address in brackets (RFC 3986, section 3.2.2). */
  static String server(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** {@code ?sslmode=require}, or nothing; libpq and the JDBC driver have the same words for it. */
  static String parameter(Optional<String> sslMode) {
    return sslMode.map(mode -> "?sslmode=" + mode).orElse("");
  }

  /** Percent-encoding of RFC 3986; the encoder's plus sign means a space in forms alone. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
