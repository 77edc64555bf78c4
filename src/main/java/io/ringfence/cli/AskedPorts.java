package io.ringfence.cli;

import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ports that a person asks for at a destination, in whose containers names stand for numbers. */
final class AskedPorts {
  private final Vertex destination;

  AskedPorts(Vertex destination) {
    this.destination = destination;
  }

  /**
   * The ports of a text; all where there is none.
   *
   * @throws UsageException where it is no ports, or a name is none that the destination has
   */
  PortSet of(Optional<String> text) {
    PortSet ports = text.map(PortTexts::parse).orElse(PortSet.ALL);
    PortSet numbers = ports;
    for (Protocol protocol : Protocol.values()) {
      for (String name : PortTexts.names(ports, protocol)) {
        numbers = numbers.difference(PortSet.named(protocol, name)).union(named(protocol, name));
      }
    }
    return numbers;
  }

  private PortSet named(Protocol protocol, String name) {
    if (!(destination instanceof PodGroup pods)) {
      throw new UsageException(
          "the port %s has no number at %s, which is no pods: write the number"
              .formatted(name, destination));
    }
    List<NamedPort> found =
        pods.ports().stream()
            .filter(port -> port.protocol() == protocol && port.name().equals(name))
            .toList();
    if (found.isEmpty()) {
      throw new UsageException(
          "no container of %s has a port %s %s; %s"
              .formatted(pods, protocol, name, known(pods.ports())));
    }
    return found.stream().map(AskedPorts::set).reduce(PortSet.NONE, PortSet::union);
  }

  /** A policy may be all that is known of pods; then a name is the same name in it. */
  private static PortSet set(NamedPort port) {
    return port.number().isPresent()
        ? PortSet.range(port.protocol(), port.number().getAsInt(), port.number().getAsInt())
        : PortSet.named(port.protocol(), port.name());
  }

  private static String known(List<NamedPort> ports) {
    return ports.isEmpty()
        ? "none of its ports has a name"
        : "there are "
            + ports.stream()
                .map(port -> port.protocol() + " " + port.name())
                .distinct()
                .collect(Collectors.joining(", "));
  }
}
