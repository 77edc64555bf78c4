package io.ringfence.database;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.database.NetworkDefinition.Connected;
import io.ringfence.database.NetworkDefinition.OfStack;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a network from another stack's output {@code networks}. */
final class StackNetwork {
  private static final Pattern PATH = Pattern.compile("projects/[^/\\s]+/global/networks/[^/\\s]+");

  private final StackOutputs outputs;

  StackNetwork(StackOutputs outputs) {
    this.outputs = outputs;
  }

  /**
   * What the other stack says of the network.
   *
   * @param wantedAt where the stack's file refers to it
   * @throws UnusableOutputException if it does not say where the network is
   */
  Connected read(OfStack definition, String wantedAt) {
    StackOutput networks = outputs.of(definition.stack(), "networks", wantedAt);
    StackOutput network = networks.entry(name(definition, networks));
    String path = network.text("path");
    if (!PATH.matcher(path).matches()) {
      throw network.unusable(
          "\"%s\" is no network's path".formatted(path),
          "bring that stack up, until it is projects/PROJECT/global/networks/NAME");
    }
    return new Connected(path, range(network));
  }

  private static String name(OfStack definition, StackOutput networks) {
    return definition
        .network()
        .orElseGet(
            () -> {
              if (networks.names().size() != 1) {
                throw networks.unusable(
                    "there is not one network alone, but " + networks.names(),
                    "say which by network: NAME");
              }
              return networks.names().get(0);
            });
  }

  /** Addresses are held to this range, so one that is too wide is as bad as a wide rule. */
  private static Optional<IPAddress> range(StackOutput network) {
    if (!network.has("privateServiceRange")) {
      return Optional.empty();
    }
    String text = network.text("privateServiceRange");
    try {
      IPAddress range = Addresses.block(text);
      if (PrivateServiceRange.hasItsSize(range) && PrivateServiceRange.isPrivate(range)) {
        return Optional.of(range);
      }
    } catch (IllegalArgumentException e) {
      throw noRange(network, text);
    }
    throw noRange(network, text);
  }

  private static UnusableOutputException noRange(StackOutput network, String text) {
    return network.unusable(
        "\"%s\" is no private service range".formatted(text), "bring that stack up again");
  }
}
