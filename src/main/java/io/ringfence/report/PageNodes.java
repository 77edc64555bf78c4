package io.ringfence.report;

import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.report.page.Kind;
import io.ringfence.report.page.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of a page: those that it begins with, and those that its edges add. */
final class PageNodes {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, List<String>> notes;

  /**
   * Begins without nodes.
   *
   * @param notes what is to be known of vertices, by their ids
   */
  PageNodes(Map<String, List<String>> notes) {
    this.notes = notes;
  }

  /** The id of a vertex, which is a node from now on. */
  String id(Vertex vertex) {
    return nodes.computeIfAbsent(vertex.id(), id -> node(id, vertex)).id();
  }

  /** The id of whoever is meant, in the same way. */
  String id(Party party) {
    if (party instanceof Party.One one) {
      return id(one.vertex());
    }
    String label = party.describe();
    return nodes
        .computeIfAbsent(
            label, id -> new Node(id, label, Kind.NAMESPACE, Optional.empty(), List.of()))
        .id();
  }

  List<Node> all() {
    return List.copyOf(nodes.values());
  }

  private Node node(String id, Vertex vertex) {
    List<String> known = new ArrayList<>(notes.getOrDefault(id, List.of()));
    if (vertex instanceof PodGroup pods) {
      if (pods.hostNetwork()) {
        known.add("on the network of its node");
      }
      return new Node(
          id,
          TextOutput.clean(pods.name() + "[" + pods.kind() + "]"),
          Kind.WORKLOAD,
          Optional.of(TextOutput.clean(pods.namespace())),
          known);
    }
    if (vertex instanceof Endpoint endpoint && !endpoint.known()) {
      known.add("its address is not known");
    }
    return new Node(
        id, TextOutput.clean(VertexNames.describe(vertex)), kind(vertex), Optional.empty(), known);
  }

  private static Kind kind(Vertex vertex) {
    if (vertex instanceof Endpoint endpoint) {
      return endpoint.kind() == Endpoint.Kind.DATABASE ? Kind.DATABASE : Kind.HOSTS;
    }
    return vertex.equals(Outside.ANYWHERE) ? Kind.OUTSIDE : Kind.ADDRESSES;
  }
}
