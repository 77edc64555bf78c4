package io.ringfence.manifest;

import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.PortSet;
import io.ringfence.flow.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the ports of Cilium's rules, which are numbers as text.
 *
 * @see <a
 *     href="https://docs.cilium.io/en/stable/security/policy/language/#layer-4-examples">Cilium,
 *     layer 4 examples</a>
 */
final class CiliumPorts {
  private CiliumPorts() {}

  static Optional<List<RulePort>> of(Field rule) {
    var ports = new ArrayList<RulePort>();
    List<Field> toPorts = rule.get("toPorts").items();
    for (Field some : toPorts) {
      some.allowOnly(Set.of("ports", "rules"));
      some.get("ports").items().forEach(port -> ports.add(new NumberedPorts(port(port))));
    }
    return toPorts.isEmpty() ? Optional.empty() : Optional.of(ports);
  }

  private static PortSet port(Field field) {
    field.allowOnly(Set.of("port", "endPort", "protocol"));
    int first = field.get("port").required().map(text -> number(text, field)).orElse(0);
    Field endPort = field.get("endPort");
    int last = endPort.isAbsent() ? first : PortReader.number(endPort).orElse(first);
    if (first < 1 || last < first) {
      return PortSet.NONE;
    }
    PortSet ports = PortSet.NONE;
    for (Protocol protocol : protocols(field.get("protocol"))) {
      ports = ports.union(PortSet.range(protocol, first, last));
    }
    return ports;
  }

  private static int number(String text, Field field) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      field.get("port").reject("is no port's number", "write a number from 1 to 65535");
      return 0;
    }
  }

  /** Only DNS rules say {@code ANY} here, and the DNS proxy knows UDP and TCP. */
  private static List<Protocol> protocols(Field field) {
    return field.text().filter("ANY"::equals).isPresent()
        ? List.of(Protocol.UDP, Protocol.TCP)
        : List.of(PortReader.protocol(field));
  }
}
