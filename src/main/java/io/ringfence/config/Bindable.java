package io.ringfence.config;

import io.ringfence.cluster.BindingValue;
import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.Engine;
import io.ringfence.database.SslMode;
import java.util.List;
import java.util.Optional;

/**
 * What the stack's file knows of a database that a workload may be bound to.
 *
 * @param engine what answers there
 * @param databases the databases within the server
 * @param users the roles to log in as
 * @param hasPassword whether there is a password for them
 * @param sslMode which connections an instance accepts; empty for what is no instance
 * @param hasReplicas whether it is known to have read replicas
 */
record Bindable(
    Engine engine,
    List<String> databases,
    List<String> users,
    boolean hasPassword,
    Optional<SslMode> sslMode,
    boolean hasReplicas) {
  /** Another stack tells what it has when it is asked, which is not now. */
  private static final List<String> UNKNOWN = List.of("");

  static Bindable of(DatabaseConfig database) {
    return database
        .stack()
        .map(stack -> new Bindable(stack.engine(), UNKNOWN, UNKNOWN, true, Optional.empty(), false))
        .or(() -> existing(database))
        .orElseGet(() -> created(database));
  }

  private static Optional<Bindable> existing(DatabaseConfig database) {
    return database
        .existing()
        .map(
            existing ->
                new Bindable(
                    existing.engine(),
                    existing.database().stream().toList(),
                    existing.user().stream().toList(),
                    existing.password().isPresent(),
                    Optional.empty(),
                    false));
  }

  private static Bindable created(DatabaseConfig database) {
    return new Bindable(
        Engine.POSTGRESQL,
        database.databases().stream().map(Located::value).toList(),
        database.users().stream().map(Located::value).toList(),
        !database.users().isEmpty(),
        database.cloudSql().map(CloudSqlSettings::sslMode),
        !database.replicas().isEmpty());
  }

  /** Whether a key can hold this. */
  boolean has(BindingValue value) {
    return switch (value) {
      case HOST, HOSTS, PORT, SERVERS -> true;
      case REPLICA_HOSTS -> hasReplicas;
      case DATABASE -> !databases.isEmpty();
      case USER -> !users.isEmpty();
      case PASSWORD -> hasPassword;
      case URL -> speaks() && !databases.isEmpty() && !users.isEmpty() && hasPassword;
      case JDBC_URL -> speaks() && !databases.isEmpty();
      case SSL_MODE, SERVER_CA -> sslMode.isPresent();
      case CLIENT_CERTIFICATE, CLIENT_KEY ->
          sslMode.filter(SslMode.TRUSTED_CLIENT_CERTIFICATE_REQUIRED::equals).isPresent();
    };
  }

  private boolean speaks() {
    return engine == Engine.POSTGRESQL;
  }
}
