package io.ringfence.cluster;

import java.util.Optional;

/**
 * A URL as PostgreSQL's JDBC driver takes it, without a login: {@code
 * jdbc:postgresql://10.77.0.3:5432/shop}.
 *
 * @see <a
 *     href="https://jdbc.postgresql.org/documentation/use/#connecting-to-the-database">Connecting
 *     to the database</a>
 */
record JdbcUrl(String host, int port, String database, Optional<String> sslMode) {

  @Override
  public String toString() {
    return "jdbc:postgresql://%s/%s%s"
        .formatted(
            ConnectionUrl.server(host, port),
            ConnectionUrl.encoded(database),
            ConnectionUrl.parameter(sslMode));
  }
}
