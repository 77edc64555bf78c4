package io.ringfence.connectivity;

import com.google.common.collect.Range;
import io.ringfence.flow.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ports as text: {@code TCP 80,8080-8081,UDP 53}, {@code All Connections}. */
final class PortText {
  private static final String ALL = "All Connections";
  private static final String NONE = "No Connections";

  /** A number, a range of numbers, or a name, in which not all are digits and hyphens. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?<first>\\d{1,5})(-(?<last>\\d{1,5}))?|(?<name>[\\d-]*[^\\s,\\d-][^\\s,]*)");

  private PortText() {}

  static String of(PortSet ports) {
    if (ports.isEmpty()) {
      return NONE;
    }
    return ports.equals(PortSet.ALL)
        ? ALL
        : Arrays.stream(Protocol.values())
            .flatMap(protocol -> of(protocol, ports))
            .collect(Collectors.joining(","));
  }

  private static Stream<String> of(Protocol protocol, PortSet ports) {
    String items =
        Stream.concat(ports.numbersOf(protocol).map(PortText::of), ports.namesOf(protocol))
            .collect(Collectors.joining(","));
    return items.isEmpty() ? Stream.empty() : Stream.of(protocol + " " + items);
  }

  private static String of(Range<Integer> range) {
    return range.lowerEndpoint().equals(range.upperEndpoint())
        ? range.lowerEndpoint().toString()
        : range.lowerEndpoint() + "-" + range.upperEndpoint();
  }

  static PortSet parse(String text) {
    return switch (text) {
      case ALL -> PortSet.ALL;
      case NONE -> PortSet.NONE;
      default -> parseProtocols(text);
    };
  }

  private static PortSet parseProtocols(String text) {
    PortSet ports = PortSet.NONE;
    Protocol protocol = Protocol.TCP;
    for (String item : List.of(text.split(",", -1))) {
      int space = item.indexOf(' ');
      if (space >= 0) {
        protocol = Protocol.valueOf(item.substring(0, space));
      } else if (ports.isEmpty()) {
        throw new IllegalArgumentException("no protocol: " + text);
      }
      ports = ports.union(parse(protocol, item.substring(space + 1)));
    }
    return ports;
  }

  private static PortSet parse(Protocol protocol, String item) {
    Matcher parts = ITEM.matcher(item);
    if (!parts.matches()) {
      throw new IllegalArgumentException("neither a port nor the name of one: " + item);
    }
    if (parts.group("name") != null) {
      return PortSet.named(protocol, item);
    }
    int first = Integer.parseInt(parts.group("first"));
    String last = parts.group("last");
    return PortSet.range(protocol, first, last == null ? first : Integer.parseInt(last));
  }
}
