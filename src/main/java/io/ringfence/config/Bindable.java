package io.ringfence.config;

import io.ringfence.cluster.BindingValue;
import io.ringfence.database.Engine;
import java.util.List;
import java.util.Optional;

/**
 * What the stack's file knows of a database that a workload may be bound to.
 *
 * @param engine what answers there
 * @param databases the databases within the server
 * @param users the roles to log in as
 * @param hasPassword whether there is a password for them
 */
record Bindable(Engine engine, List<String> databases, List<String> users, boolean hasPassword) {
  /** Another stack tells what it has when it is asked, which is not now. */
  private static final List<String> UNKNOWN = List.of("");

  static Bindable of(DatabaseConfig database) {
    return database
        .stack()
        .map(stack -> new Bindable(stack.engine(), UNKNOWN, UNKNOWN, true))
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
                    existing.password().isPresent()));
  }

  private static Bindable created(DatabaseConfig database) {
    return new Bindable(
        Engine.POSTGRESQL,
        database.databases().stream().map(Located::value).toList(),
        database.users().stream().map(Located::value).toList(),
        !database.users().isEmpty());
  }

  /** Whether a key can hold this. */
  boolean has(BindingValue value) {
    return switch (value) {
      case HOST, HOSTS, PORT, SERVERS -> true;
      case DATABASE -> !databases.isEmpty();
      case USER -> !users.isEmpty();
      case PASSWORD -> hasPassword;
      case URL -> speaks() && !databases.isEmpty() && !users.isEmpty() && hasPassword;
      case JDBC_URL -> speaks() && !databases.isEmpty();
    };
  }

  private boolean speaks() {
    return engine == Engine.POSTGRESQL;
  }
}
