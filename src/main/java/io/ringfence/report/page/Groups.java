package io.ringfence.report.page;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts one node in place of all nodes of a group, and one edge in place of all between two. */
final class Groups {
  private static final int MOST_LINES = 20;

  private final Map<String, Node> nodes;
  private final Map<String, List<Node>> members = new LinkedHashMap<>();

  private Groups(Page page) {
    nodes = page.nodesById();
    for (Node node : page.nodes()) {
      members.computeIfAbsent(id(node), id -> new ArrayList<>()).add(node);
    }
  }

  static Picture of(Page page, String notice) {
    Groups groups = new Groups(page);
    Map<List<String>, List<Edge>> edges = new LinkedHashMap<>();
    for (Edge edge : page.edges()) {
      edges
          .computeIfAbsent(
              List.of(groups.id(edge.from()), groups.id(edge.to())), ends -> new ArrayList<>())
          .add(edge);
    }
    List<Node> drawn = new ArrayList<>();
    groups.members.forEach((id, inside) -> drawn.add(group(id, inside)));
    List<Edge> lines = new ArrayList<>();
    edges.forEach((ends, inside) -> lines.add(groups.edge(ends.get(0), ends.get(1), inside)));
    return new Picture(drawn, lines, Optional.of(notice));
  }

  private String id(String node) {
    return id(requireNonNull(nodes.get(node)));
  }

  private static String id(Node node) {
    return node.group().map(group -> "group " + group).orElse("node " + node.id());
  }

  private static Node group(String id, List<Node> inside) {
    Node first = inside.get(0);
    Optional<String> group = first.group();
    return group.isEmpty()
        ? new Node(id, first.label(), first.kind(), group, first.notes())
        : new Node(
            id, group.get(), Kind.NAMESPACE, Optional.of(inside.size() + " in it"), List.of());
  }

  private Edge edge(String from, String to, List<Edge> inside) {
    long before = inside.stream().filter(edge -> edge.before().isPresent()).count();
    long after = inside.stream().filter(edge -> edge.after().isPresent()).count();
    long more = inside.stream().filter(edge -> !edge.gained().isEmpty()).count();
    long less = inside.stream().filter(edge -> !edge.lost().isEmpty()).count();
    List<String> lines =
        new ArrayList<>(inside.stream().limit(MOST_LINES).map(this::line).toList());
    if (inside.size() > MOST_LINES) {
      lines.add("and " + (inside.size() - MOST_LINES) + " more in the tables");
    }
    if (before == 0) {
      return Edge.gained(from, to, Header.connections(after), lines);
    }
    if (after == 0) {
      return Edge.lost(from, to, Header.connections(before), lines);
    }
    if (more == 0 && less == 0) {
      return Edge.unchanged(from, to, Header.connections(after), lines);
    }
    return new Edge(
        from,
        to,
        Optional.of(Header.connections(before) + " before"),
        Optional.of(Header.connections(after) + " after"),
        more == 0 ? "" : "in " + Header.connections(more),
        less == 0 ? "" : "in " + Header.connections(less),
        lines);
  }

  private String line(Edge edge) {
    return requireNonNull(nodes.get(edge.from())).label()
        + " \u2192 "
        + requireNonNull(nodes.get(edge.to())).label()
        + ": "
        + EdgeText.both(edge);
  }
}
