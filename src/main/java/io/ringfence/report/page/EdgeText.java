package io.ringfence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is written of an edge. */
final class EdgeText {
  private EdgeText() {}

  /** What a line's label says where both states are shown: the change, or the ports. */
  static String both(Edge edge) {
    if (edge.change() == Change.UNCHANGED) {
      return edge.after().orElseThrow();
    }
    List<String> parts = new ArrayList<>();
    if (!edge.gained().isEmpty()) {
      parts.add(Change.GAINED.sign() + " " + edge.gained());
    }
    if (!edge.lost().isEmpty()) {
      parts.add(Change.LOST.sign() + " " + edge.lost());
    }
    return String.join("  ", parts);
  }

  /** For whoever does not see the picture. */
  static String spoken(Edge edge, Node from, Node to) {
    String name = from.label() + " to " + to.label() + ", ";
    if (edge.change() == Change.UNCHANGED) {
      return name + edge.after().orElseThrow();
    }
    List<String> parts = new ArrayList<>();
    if (!edge.gained().isEmpty()) {
      parts.add("gained " + edge.gained());
    }
    if (!edge.lost().isEmpty()) {
      parts.add("lost " + edge.lost());
    }
    return name + edge.change().word() + ": " + String.join(", ", parts);
  }

  /** What a filter searches: names, namespaces and ports, in lowercase. */
  static String searched(Edge edge, Node from, Node to) {
    return String.join(
            "\n", searched(from), searched(to), edge.before().orElse(""), edge.after().orElse(""))
        .toLowerCase(Locale.ROOT);
  }

  /** What a filter searches of a node, in lowercase. */
  static String searched(Node node) {
    return (node.label() + "\n" + node.group().orElse("")).toLowerCase(Locale.ROOT);
  }
}
