package io.ringfence.report;

import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex;

/** Ports for a person. */
final class ReachText {
  private static final String PERHAPS = "perhaps ";

  private ReachText() {}

  /** For example {@code TCP 80}, or {@code TCP 80, perhaps TCP 5432}; {@code nothing} for none. */
  static String ports(Reach reach) {
    PortSet perhaps = reach.possible().difference(reach.certain());
    if (perhaps.isEmpty()) {
      return ports(reach.certain());
    }
    return reach.certain().isEmpty()
        ? PERHAPS + perhaps
        : reach.certain() + ", " + PERHAPS + perhaps;
  }

  private static String ports(PortSet ports) {
    return ports.isEmpty() ? "nothing" : ports.toString();
  }

  /** For a sentence: {@code on TCP 5432}, or {@code on every port}. */
  static String on(PortSet ports) {
    return ports.equals(PortSet.ALL) ? "on every port" : "on " + ports;
  }

  /** The ports of a pair, with what they depend on. */
  static String ports(Vertex from, Vertex to, Reach reach) {
    return ports(reach) + condition(from, to, reach);
  }

  /** What a reach depends on, in parentheses; nothing where it is certain. */
  static String condition(Vertex from, Vertex to, Reach reach) {
    return isCertain(reach) ? "" : " (" + VertexNames.dependence(from, to) + ")";
  }

  static boolean isCertain(Reach reach) {
    return reach.certain().equals(reach.possible());
  }
}
