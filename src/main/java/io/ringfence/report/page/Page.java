package io.ringfence.report.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a page shows.
 *
 * @param title heading of the page
 * @param subtitle what is shown, in a line; maybe empty
 * @param summary what a reader has to know first, a sentence each
 * @param comparison the two states; empty where the page shows only one
 * @param nodes in any order
 * @param edges in any order, at most one from a node to another
 */
public record Page(
    String title,
    String subtitle,
    List<String> summary,
    Optional<Comparison> comparison,
    List<Node> nodes,
    List<Edge> edges) {

  /**
   * Checks that edges and nodes belong together.
   *
   * @throws IllegalArgumentException with every problem, a line each
   */
  public Page {
    summary = List.copyOf(summary);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    Set<String> problems = new TreeSet<>();
    Set<String> ids = checkNodes(nodes, problems);
    checkEdges(edges, ids, comparison.isPresent(), problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  private static Set<String> checkNodes(List<Node> nodes, Set<String> problems) {
    Set<String> ids = new HashSet<>();
    for (Node node : nodes) {
      if (!ids.add(node.id())) {
        problems.add("node " + node.id() + ": there are two");
      }
    }
    return ids;
  }

  private static void checkEdges(
      List<Edge> edges, Set<String> ids, boolean compared, Set<String> problems) {
    Set<List<String>> pairs = new HashSet<>();
    for (Edge edge : edges) {
      String name = "edge " + edge.from() + " to " + edge.to() + ": ";
      if (!pairs.add(List.of(edge.from(), edge.to()))) {
        problems.add(name + "there are two");
      }
      for (String end : List.of(edge.from(), edge.to())) {
        if (!ids.contains(end)) {
          problems.add(name + "there is no node " + end);
        }
      }
      if (!compared && edge.change() != Change.UNCHANGED) {
        problems.add(name + edge.change().word() + ", and the page compares nothing");
      }
    }
  }

  /** The edges that are not the same before and after. */
  List<Edge> changes() {
    List<Edge> changes = new ArrayList<>(edges);
    changes.removeIf(edge -> edge.change() == Change.UNCHANGED);
    return changes;
  }

  /** The nodes by their ids, in the page's order. */
  Map<String, Node> nodesById() {
    Map<String, Node> byId = new LinkedHashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    return byId;
  }
}
