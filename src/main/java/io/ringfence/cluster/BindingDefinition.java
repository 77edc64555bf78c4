package io.ringfence.cluster;

import io.ringfence.database.LoginChoice;
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
