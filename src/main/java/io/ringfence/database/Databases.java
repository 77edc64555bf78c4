package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.DatabaseDefinition.Existing;
import io.ringfence.database.DatabaseDefinition.OfStack;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The databases of a stack; Cloud SQL instances in the same network share it. */
public final class Databases {
  private final Map<String, String> labels;
  private final SecureRandom random;
  private final boolean isProtected;
  private final StackOutputs outputs = new StackOutputs();
  private final Networks networks;
  private final Map<String, Database> databases = new LinkedHashMap<>();

  /**
   * Provisions them in this order.
   *
   * @param labels of every instance
   * @param random from which passwords are made
   */
  public Databases(
      List<DatabaseDefinition> definitions, Map<String, String> labels, SecureRandom random) {
    this.labels = Map.copyOf(labels);
    this.random = random;
    this.isProtected =
        definitions.stream()
            .anyMatch(
                definition -> definition instanceof CloudSql cloudSql && cloudSql.locks().any());
    // What other stacks say may stop the run, so it is read before anything is created.
    Map<String, Database> known = new HashMap<>();
    definitions.stream()
        .filter(OfStack.class::isInstance)
        .forEach(definition -> known.put(definition.name(), provision(definition)));
    this.networks =
        new Networks(
            definitions.stream()
                .filter(CloudSql.class::isInstance)
                .map(CloudSql.class::cast)
                .toList(),
            outputs);
    for (DatabaseDefinition definition : definitions) {
      String name = definition.name();
      databases.put(
          name, Optional.ofNullable(known.get(name)).orElseGet(() -> provision(definition)));
    }
  }

  /**
   * The database of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Database named(String name) {
    return Optional.ofNullable(databases.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no database " + name));
  }

  /** Whether there is one that a destroy would take. */
  public boolean anyProvisioned() {
    return databases.values().stream().anyMatch(CloudSqlDatabase.class::isInstance);
  }

  /** Whether a destroy has to be refused for the sake of one of them. */
  public boolean anyProtected() {
    return isProtected;
  }

  /** As a stack output: what other stacks may know of each, by its name. */
  public Map<String, Output<Map<String, Object>>> asOutput() {
    var output = new LinkedHashMap<String, Output<Map<String, Object>>>();
    databases.forEach((name, database) -> output.put(name, database.asOutput()));
    return output;
  }

  /** As a stack output: what other stacks may know of each network, by its name. */
  public Map<String, Output<Map<String, Object>>> networksAsOutput() {
    return networks.asOutput();
  }

  /** The passwords that other stacks may read, by database and user; none unless asked for. */
  public Map<String, Map<String, Output<String>>> sharedPasswords() {
    var shared = new LinkedHashMap<String, Map<String, Output<String>>>();
    databases.forEach(
        (name, database) -> {
          if (database instanceof CloudSqlDatabase instance
              && !instance.sharedPasswords().isEmpty()) {
            shared.put(name, instance.sharedPasswords());
          }
        });
    return shared;
  }

  /** Where they are, in the order of their definitions. */
  public List<DatabaseEndpoint> endpoints() {
    return databases.values().stream().map(Database::endpoint).toList();
  }

  private Database provision(DatabaseDefinition definition) {
    if (definition instanceof CloudSql cloudSql) {
      return new CloudSqlDatabase(
          cloudSql, networks.of(cloudSql), labels, random, ComponentResourceOptions.Empty);
    }
    if (definition instanceof OfStack ofStack) {
      return new StackDatabase(ofStack, outputs);
    }
    return new ExistingDatabase((Existing) definition);
  }
}
