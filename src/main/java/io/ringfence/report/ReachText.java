package io.ringfence.report;

import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex;

/** Ports for a person. */
final class ReachText {
  private ReachText() {}

  /**
   * The ports of a pair: {@code TCP 80}, or {@code TCP 80, perhaps TCP 5432}; {@code nothing} for
   * none.
   */
  static String ports(Vertex from, Vertex to, Reach reach) {
    if (reach.isNone()) {
      return "nothing";
    }
    PortSet rest = reach.possible().difference(reach.certain());
    if (rest.isEmpty()) {
      return reach.certain().toString();
    }
    String partly = (VertexNames.isUnknown(from, to) ? "perhaps " : "in part ") + rest;
    return reach.certain().isEmpty() ? partly : reach.certain() + ", " + partly;
  }

  /** The same, with what they depend on. */
  static String explained(Vertex from, Vertex to, Reach reach) {
    return isCertain(reach)
        ? ports(from, to, reach)
        : "%s (%s)".formatted(ports(from, to, reach), VertexNames.dependence(from, to));
  }

  /** For a sentence: {@code on TCP 5432}, or {@code on every port}. */
  static String on(PortSet ports) {
    return ports.equals(PortSet.ALL) ? "on every port" : "on " + ports;
  }

  static boolean isCertain(Reach reach) {
    return reach.certain().equals(reach.possible());
  }
}
