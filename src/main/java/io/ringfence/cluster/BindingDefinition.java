package io.ringfence.cluster;

import io.ringfence.database.Database;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.database.LoginChoice;
import io.ringfence.database.Tls;
import io.ringfence.flow.Peer.Workload;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workload's pods learn where a database is and how to log in to it.
 *
 * @param name unique within the stack
 * @param workload the workload's name
 * @param namespace the workload's namespace
 * @param database the database's name in the stack
 * @param replica the read replica of the database that is meant, in the place of the primary
 * @param login as whom to log in
 * @param configMap the ConfigMap's name, without the stack's prefix
 * @param secret the Secret's name, without the stack's prefix
 * @param keys what they hold: the names of environment variables, each with its value
 */
public record BindingDefinition(
    String name,
    String workload,
    String namespace,
    String database,
    Optional<String> replica,
    LoginChoice login,
    String configMap,
    String secret,
    SortedMap<String, BindingValue> keys) {

  public BindingDefinition {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
  }

  /**
   * Binds a workload to a PostgreSQL database of a program: as its first user, with the variables
   * of PostgreSQL's clients, in objects named {@code WORKLOAD-DATABASE}.
   */
  public static BindingDefinition of(Workload workload, Database database) {
    DatabaseEndpoint endpoint = database.endpoint();
    String name = workload.name() + "-" + endpoint.database();
    return new BindingDefinition(
        name,
        workload.name(),
        workload.namespace(),
        endpoint.database(),
        Optional.empty(),
        LoginChoice.first(),
        name,
        name,
        PostgresqlKeys.of(value -> has(endpoint, value)));
  }

  private static boolean has(DatabaseEndpoint endpoint, BindingValue value) {
    return switch (value) {
      case SSL_MODE, SERVER_CA -> endpoint.tls().isPresent();
      case CLIENT_CERTIFICATE, CLIENT_KEY -> endpoint.tls().flatMap(Tls::client).isPresent();
      case REPLICA_HOSTS -> !endpoint.replicas().isEmpty();
      default -> true;
    };
  }

  /** Whether there is anything to keep secret. */
  public boolean hasSecret() {
    return !keys(true).isEmpty();
  }

  /** The keys of the ConfigMap, or those of the Secret. */
  Map<String, BindingValue> keys(boolean secretOnes) {
    var chosen = new TreeMap<>(keys);
    chosen.values().removeIf(value -> value.isSecret() != secretOnes);
    return chosen;
  }
}
