package io.ringfence.cli;

import io.ringfence.connectivity.PortSet;
import io.ringfence.flow.Protocol;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads ports as reports write them. */
final class PortTexts {
  private static final Pattern NUMBERS = Pattern.compile("[\\d-]+");

  private PortTexts() {}

  /** The names among ports of a protocol. */
  static List<String> names(PortSet ports, Protocol protocol) {
    PortSet own = PortSet.every(protocol).intersection(ports);
    String items =
        own.isEmpty() || own.equals(PortSet.ALL)
            ? ""
            : own.toString().substring(protocol.name().length() + 1);
    return Stream.of(items.split(",", -1))
        .filter(item -> !item.isEmpty() && !NUMBERS.matcher(item).matches())
        .toList();
  }

  static PortSet parse(String text) {
    try {
      PortSet ports = PortSet.parse(text.strip());
      if (!ports.isEmpty()) {
        return ports;
      }
    } catch (IllegalArgumentException e) {
      // The message below says more.
    }
    throw new UsageException(
        "'%s' are no ports: write them as 'TCP 5432' or 'TCP 80,8080-8090,UDP 53'".formatted(text));
  }
}
