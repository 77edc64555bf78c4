package io.ringfence.connectivity;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Range;
import io.ringfence.flow.Protocol;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports for each protocol. Two sets of the same ports are equal, however they were made.
 *
 * <p>A port may also be a name whose number nobody knows yet. Such a name is within every port of
 * its protocol, and apart from any number.
 */
public final class PortSet {
  private static final String ALL_TEXT = "All Connections";
  private static final String NONE_TEXT = "No Connections";

  /** No port. */
  public static final PortSet NONE = new PortSet(Map.of());

  /** Every port of every protocol. */
  public static final PortSet ALL =
      Stream.of(Protocol.values()).map(PortSet::every).reduce(NONE, PortSet::union);

  private final Map<Protocol, ProtocolPorts> byProtocol;
  private final int hash;

  private PortSet(Map<Protocol, ProtocolPorts> byProtocol) {
    this.byProtocol = byProtocol;
    this.hash = byProtocol.hashCode();
  }

  /** Every port of a protocol. */
  public static PortSet every(Protocol protocol) {
    return of(protocol, ProtocolPorts.EVERY);
  }

  /**
   * The ports from one number to another.
   *
   * @param first 1 to 65535
   * @param last from {@code first} to 65535
   */
  public static PortSet range(Protocol protocol, int first, int last) {
    return of(
        protocol,
        new ProtocolPorts(
            ImmutableRangeSet.of(Range.closedOpen(first, last + 1)), ImmutableSortedSet.of()));
  }

  /** A port of a name whose number nobody knows. */
  public static PortSet named(Protocol protocol, String name) {
    return of(protocol, new ProtocolPorts(ImmutableRangeSet.of(), ImmutableSortedSet.of(name)));
  }

  private static PortSet of(Protocol protocol, ProtocolPorts ports) {
    return new PortSet(Map.of(protocol, ports));
  }

  /** What is in one of the two or in both. */
  public PortSet union(PortSet other) {
    return combine(other, ProtocolPorts::union);
  }

  /** What is in both. */
  public PortSet intersection(PortSet other) {
    return combine(other, ProtocolPorts::intersection);
  }

  /** What is in this one and not in the other; a port's name takes nothing from its numbers. */
  public PortSet difference(PortSet other) {
    return combine(other, ProtocolPorts::difference);
  }

  private PortSet combine(PortSet other, BinaryOperator<ProtocolPorts> operation) {
    var combined = new EnumMap<Protocol, ProtocolPorts>(Protocol.class);
    for (Protocol protocol : Protocol.values()) {
      ProtocolPorts ports = operation.apply(of(protocol), other.of(protocol));
      if (!ports.isEmpty()) {
        combined.put(protocol, ports);
      }
    }
    return combined.isEmpty() ? NONE : new PortSet(Collections.unmodifiableMap(combined));
  }

  private ProtocolPorts of(Protocol protocol) {
    return byProtocol.getOrDefault(protocol, ProtocolPorts.NONE);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return byProtocol.isEmpty();
  }

  /** Whether every port of the other is in it. */
  public boolean contains(PortSet other) {
    return union(other).equals(this);
  }

  /** Whether the two have a port in common. */
  public boolean overlaps(PortSet other) {
    return !intersection(other).isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof PortSet set && hash == set.hash && byProtocol.equals(set.byProtocol));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For example {@code TCP 80,8080-8081,UDP 53}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return NONE_TEXT;
    }
    return equals(ALL)
        ? ALL_TEXT
        : Stream.of(Protocol.values())
            .filter(byProtocol::containsKey)
            .map(protocol -> protocol + " " + of(protocol))
            .collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static PortSet parse(String text) {
    return switch (text) {
      case ALL_TEXT -> ALL;
      case NONE_TEXT -> NONE;
      default -> parseProtocols(text);
    };
  }

  private static PortSet parseProtocols(String text) {
    PortSet ports = NONE;
    Protocol protocol = Protocol.TCP;
    for (String item : List.of(text.split(",", -1))) {
      int space = item.indexOf(' ');
      if (space >= 0) {
        protocol = Protocol.valueOf(item.substring(0, space));
      } else if (ports.isEmpty()) {
        throw new IllegalArgumentException("no protocol: " + text);
      }
      ports = ports.union(of(protocol, ProtocolPorts.parse(item.substring(space + 1))));
    }
    return ports;
  }
}
