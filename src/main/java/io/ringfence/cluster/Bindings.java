package io.ringfence.cluster;

import com.pulumi.resources.ComponentResourceOptions;
import io.ringfence.database.Databases;
import io.ringfence.database.GeneratedSecret;
import java.security.SecureRandom;
import java.util.List;

/** The bindings of a stack. */
public final class Bindings {
  private final List<Binding> bindings;

  /** Binds them in this order. */
  public Bindings(
      List<BindingDefinition> definitions,
      Databases databases,
      Cluster cluster,
      SecureRandom random) {
    this.bindings =
        definitions.isEmpty()
            ? List.of()
            : bind(definitions, databases, cluster, new GeneratedSecret("checksum-key", random));
  }

  /** In the order of their definitions. */
  public List<Binding> all() {
    return bindings;
  }

  private static List<Binding> bind(
      List<BindingDefinition> definitions,
      Databases databases,
      Cluster cluster,
      GeneratedSecret checksumKey) {
    return definitions.stream()
        .map(
            definition ->
                new Binding(
                    definition,
                    databases.named(definition.database()),
                    cluster.in(definition.namespace()),
                    checksumKey,
                    ComponentResourceOptions.Empty))
        .toList();
  }
}
