package io.ringfence.manifest;

import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.PortSet;
import io.ringfence.flow.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the ports of rules.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicyPort</a>
 */
final class PortReader {
  private static final int HIGHEST = 65_535;
  private static final Set<String> FIELDS = Set.of("protocol", "port", "endPort");
  private static final Map<String, Protocol> PROTOCOLS =
      Stream.of(Protocol.values()).collect(Collectors.toMap(Protocol::name, name -> name));

  private PortReader() {}

  /** A port without a number or a name is every port of the protocol. */
  static Optional<RulePort> port(Field field) {
    field.allowOnly(FIELDS);
    Protocol protocol = protocol(field.get("protocol"));
    Field port = field.get("port");
    Field endPort = field.get("endPort");
    if (port.isAbsent()) {
      refuse(endPort, "the range has no first port", "write it as port, or remove endPort");
      return Optional.of(new NumberedPorts(PortSet.every(protocol)));
    }
    if (port.node().isTextual()) {
      refuse(endPort, "a name begins no range", "write port as a number, or remove endPort");
      return name(port).map(name -> new PortName(protocol, name));
    }
    OptionalInt first = number(port);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int last = endPort.isAbsent() ? first.getAsInt() : last(endPort, first.getAsInt());
    return Optional.of(new NumberedPorts(PortSet.range(protocol, first.getAsInt(), last)));
  }

  private static void refuse(Field endPort, String message, String fix) {
    if (!endPort.isAbsent()) {
      endPort.add(message, fix);
    }
  }

  /** TCP, unless it says otherwise. */
  static Protocol protocol(Field field) {
    Optional<String> written = field.text();
    Optional<Protocol> protocol = written.map(PROTOCOLS::get);
    if (written.isPresent() && protocol.isEmpty()) {
      field.reject("is no protocol of policies", "write TCP, UDP or SCTP");
    }
    return protocol.orElse(Protocol.TCP);
  }

  private static Optional<String> name(Field field) {
    Optional<String> name = field.text();
    if (name.filter(text -> !LabelSyntax.isPortName(text)).isPresent()) {
      field.reject(
          "is no name of a port",
          "write a number without quotes, or at most 15 of a-z, 0-9 and single hyphens with a"
              + " letter among them");
    }
    return name;
  }

  /** A port's number. */
  static OptionalInt number(Field field) {
    if (!field.node().isIntegralNumber()) {
      field.wrongType("a port's number");
      return OptionalInt.empty();
    }
    long number = field.node().longValue();
    if (number < 1 || number > HIGHEST) {
      field.reject("is no port's number", "write a number from 1 to 65535");
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) number);
  }

  private static int last(Field field, int first) {
    OptionalInt last = number(field);
    if (last.isPresent() && last.getAsInt() < first) {
      field.reject("is below the range's first port, " + first, "swap the two, or remove endPort");
      return first;
    }
    return last.orElse(first);
  }
}
