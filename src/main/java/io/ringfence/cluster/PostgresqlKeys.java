package io.ringfence.cluster;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The environment variables through which PostgreSQL's clients learn of a database, unless a
 * binding chooses others.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">libpq's environment
 *     variables</a>
 */
public final class PostgresqlKeys {
  private static final Map<String, BindingValue> ALWAYS =
      Map.of(
          "PGHOST", BindingValue.HOST,
          "PGPORT", BindingValue.PORT,
          "PGDATABASE", BindingValue.DATABASE,
          "PGUSER", BindingValue.USER,
          "PGPASSWORD", BindingValue.PASSWORD,
          "DATABASE_URL", BindingValue.URL);

  private static final Map<String, BindingValue> WHERE_THERE_IS_ONE =
      Map.of(
          "PGSSLMODE", BindingValue.SSL_MODE,
          "server-ca.pem", BindingValue.SERVER_CA,
          "client-cert.pem", BindingValue.CLIENT_CERTIFICATE,
          "client-key.pem", BindingValue.CLIENT_KEY,
          "PGHOST_REPLICAS", BindingValue.REPLICA_HOSTS);

  private PostgresqlKeys() {}

  /**
   * Those of a database.
   *
   * @param has whether the database has what a key would hold
   */
  public static SortedMap<String, BindingValue> of(Predicate<BindingValue> has) {
    var keys = new TreeMap<>(ALWAYS);
    WHERE_THERE_IS_ONE.forEach(
        (key, value) -> {
          if (has.test(value)) {
            keys.put(key, value);
          }
        });
    return keys;
  }
}
