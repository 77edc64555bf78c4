package io.ringfence.flow;

import java.util.List;

/**
 * The ports of a flow. That every port is open has to be said ({@link Any}); an empty list cannot
 * be made, because a NetworkPolicy would take it for every port.
 */
public sealed interface Ports {

  /** Every port of every protocol. */
  record Any() implements Ports {}

  /**
   * These ports and no others.
   *
   * @param ports at least one
   */
  record Listed(List<Port> ports) implements Ports {
    public Listed {
      ports = List.copyOf(ports);
      if (ports.isEmpty()) {
        throw new IllegalArgumentException("a list of ports names at least one");
      }
    }
  }

  /** Whether all of the other ports are among these. */
  default boolean cover(Ports other) {
    if (!(this instanceof Listed own)) {
      return true;
    }
    return other instanceof Listed some
        && some.ports().stream()
            .allMatch(port -> own.ports().stream().anyMatch(wide -> wide.covers(port)));
  }

  /** Every port. */
  static Ports any() {
    return new Any();
  }

  /** Exactly these. */
  static Ports of(Port first, Port... others) {
    var ports = new java.util.ArrayList<Port>();
    ports.add(first);
    ports.addAll(List.of(others));
    return new Listed(ports);
  }
}
