package io.ringfence.proof;

import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The ports of flows as the analyser writes them. */
final class DeclaredPorts {
  private DeclaredPorts() {}

  /** The ports that have numbers: all that mean something where there are no pods. */
  static PortSet numbered(Ports ports) {
    return ports instanceof Ports.Listed listed
        ? listed.ports().stream()
            .filter(Port.Range.class::isInstance)
            .map(Port.Range.class::cast)
            .map(range -> PortSet.range(range.protocol(), range.first(), range.last()))
            .reduce(PortSet.NONE, PortSet::union)
        : PortSet.ALL;
  }

  /** The same, with the names that these pods give to ports. */
  static PortSet on(Ports ports, PodGroup destination) {
    return named(ports)
        .filter(destination.ports()::contains)
        .map(port -> PortSet.named(port.protocol(), port.name()))
        .reduce(numbered(ports), PortSet::union);
  }

  /** The ports that have names; what their numbers are is known to the pods alone. */
  static Stream<NamedPort> named(Ports ports) {
    List<Port> listed = ports instanceof Ports.Listed some ? some.ports() : List.of();
    return listed.stream()
        .filter(Port.Named.class::isInstance)
        .map(Port.Named.class::cast)
        .map(port -> new NamedPort(port.name(), port.protocol(), OptionalInt.empty()));
  }
}
