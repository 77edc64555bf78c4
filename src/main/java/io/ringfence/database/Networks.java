package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.NetworkDefinition.Known;
import io.ringfence.database.NetworkDefinition.OfStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The networks of a stack's instances; instances in the same network share it. */
final class Networks {
  private final StackNetwork ofStacks;
  private final Map<String, Known> byInstance = new LinkedHashMap<>();
  private final Map<Known, PrivateNetwork> networks = new LinkedHashMap<>();

  /**
   * Reads what other stacks say of theirs, and declares none yet.
   *
   * @throws UnusableOutputException if another stack does not say where its network is
   */
  Networks(List<CloudSql> instances, StackOutputs outputs) {
    this.ofStacks = new StackNetwork(outputs);
    instances.forEach(instance -> byInstance.put(instance.name(), known(instance)));
    instances.forEach(this::checkAgreement);
  }

  /** The network of an instance, which is declared when it is first asked for. */
  PrivateNetwork of(CloudSql instance) {
    return networks.computeIfAbsent(
        Objects.requireNonNull(byInstance.get(instance.name())),
        wanted -> new PrivateNetwork(wanted, ComponentResourceOptions.Empty));
  }

  /** As a stack output: what other stacks may know of each, by its name. */
  Map<String, Output<Map<String, Object>>> asOutput() {
    var output = new LinkedHashMap<String, Output<Map<String, Object>>>();
    networks.forEach((definition, network) -> output.put(definition.name(), network.asOutput()));
    return output;
  }

  private Known known(CloudSql instance) {
    NetworkDefinition definition = instance.network();
    return definition instanceof OfStack ofStack
        ? ofStacks.read(ofStack, place(instance))
        : (Known) definition;
  }

  /** Which network another stack has is known only now, so it is now that two may be one. */
  private void checkAgreement(CloudSql instance) {
    Known one = Objects.requireNonNull(byInstance.get(instance.name()));
    if (!(instance.network() instanceof OfStack ofStack)) {
      return;
    }
    byInstance.forEach(
        (other, definition) -> {
          if (definition.name().equals(one.name()) && !definition.equals(one)) {
            throw new UnusableOutputException(
                place(instance),
                "the network %s of the stack %s has the name of the network of the database %s"
                    .formatted(one.name(), ofStack.stack(), other),
                "if both mean the same network, refer to it in the same way at both places");
          }
        });
  }

  private static String place(CloudSql instance) {
    return "ringfence:databases." + instance.name() + ".network.stack";
  }
}
