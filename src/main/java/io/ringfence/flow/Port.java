package io.ringfence.flow;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a port of a flow may be: a range of numbers (one number is a range of one), or a name. */
public sealed interface Port {

  /** The protocol it is open for. */
  Protocol protocol();

  /** Whether the other port is all within this one; a name is a number that nobody knows. */
  default boolean covers(Port other) {
    if (this instanceof Range wide && other instanceof Range narrow) {
      return wide.protocol() == narrow.protocol()
          && wide.first() <= narrow.first()
          && narrow.last() <= wide.last();
    }
    return equals(other);
  }

  /**
   * A range of port numbers.
   *
   * @param protocol the protocol
   * @param first 1 to 65535
   * @param last from {@code first} to 65535; equal to {@code first} for a single port
   */
  record Range(Protocol protocol, int first, int last) implements Port {
    private static final int HIGHEST = 65535;

    public Range {
      if (first < 1 || last > HIGHEST) {
        throw new IllegalArgumentException("a port lies between 1 and 65535");
      }
      if (first > last) {
        throw new IllegalArgumentException("a range's last port is not below its first");
      }
    }

    @Override
    public String toString() {
      return protocol + " " + (first == last ? "" + first : first + "-" + last);
    }
  }

  /**
   * A port by the name that the destination's container gives it.
   *
   * @param protocol the protocol
   * @param name an IANA service name: at most 15 lowercase letters, digits and hyphens, one letter
   *     at least (RFC 6335, section 5.1)
   */
  record Named(Protocol protocol, String name) implements Port {
    private static final Pattern SERVICE_NAME =
        Pattern.compile("(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

    public Named {
      if (!SERVICE_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a port's name has at most 15 lowercase letters, digits and single hyphens");
      }
    }

    @Override
    public String toString() {
      return protocol + " " + name;
    }
  }

  /** A single TCP port. */
  static Port tcp(int number) {
    return new Range(Protocol.TCP, number, number);
  }

  /** A single UDP port. */
  static Port udp(int number) {
    return new Range(Protocol.UDP, number, number);
  }

  /**
   * Reads a port as a stack's file writes it: {@code 8080}, {@code 8000-8100}, {@code http}, each
   * with an optional protocol behind a slash, as in {@code 53/UDP}. TCP is the default, as in
   * Kubernetes.
   *
   * @throws IllegalArgumentException with a message for a person, when it is none of these
   */
  static Port parse(String text) {
    Matcher parts = Text.SHAPE.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a port number, a range or a name");
    }
    Protocol protocol = Text.protocol(parts.group("protocol"));
    if (parts.group("name") != null) {
      return new Named(protocol, parts.group("name"));
    }
    int first = Text.number(parts.group("first"));
    int last = parts.group("last") == null ? first : Text.number(parts.group("last"));
    return new Range(protocol, first, last);
  }

  /** How a port is written. */
  final class Text {
    private static final Pattern SHAPE =
        Pattern.compile(
            "(?:(?<first>\\d+)(?:-(?<last>\\d+))?|(?<name>[A-Za-z0-9][A-Za-z0-9-]*))"
                + "(?:/(?<protocol>[A-Za-z]+))?");

    private Text() {}

    private static Protocol protocol(@org.jspecify.annotations.Nullable String name) {
      if (name == null) {
        return Protocol.TCP;
      }
      try {
        return Protocol.valueOf(name.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("a protocol is TCP, UDP or SCTP", e);
      }
    }

    private static int number(String digits) {
      try {
        return Integer.parseInt(digits);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("a port lies between 1 and 65535", e);
      }
    }
  }
}
