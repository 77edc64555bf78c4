package io.ringfence.report;

import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.report.GraphLanguage.Line;
import io.ringfence.report.GraphLanguage.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A graph: pods by their namespaces, then everything else where it is first met, and edges. */
final class GraphOutput {
  private final GraphLanguage language;
  private final Appendable out;
  private final Map<String, Integer> nodes = new HashMap<>();
  private int edges;

  /** Begins with these pods. */
  GraphOutput(GraphLanguage language, Collection<PodGroup> pods, Appendable out)
      throws IOException {
    this.language = language;
    this.out = out;
    language.begin(out);
    var namespaces = new TreeMap<String, List<PodGroup>>();
    for (PodGroup group : pods) {
      namespaces.computeIfAbsent(group.namespace(), name -> new ArrayList<>()).add(group);
    }
    int number = 0;
    for (Map.Entry<String, List<PodGroup>> namespace : namespaces.entrySet()) {
      language.beginGroup(number++, namespace.getKey(), out);
      namespace.getValue().sort(VertexNames.ORDER);
      for (PodGroup group : namespace.getValue()) {
        node(group.id(), group.name() + "[" + group.kind() + "]", Shape.WORKLOAD);
      }
      language.endGroup(out);
    }
  }

  /** An edge, and its ends where they are not there yet. */
  void edge(Vertex from, Party to, String label, Line line) throws IOException {
    int source = node(new Party.One(from));
    int destination = node(to);
    language.edge(edges++, source, destination, label, line, out);
  }

  /** A node that only says something. */
  void note(String text) throws IOException {
    language.node(nodes.size(), text, Shape.NOTE, out);
  }

  /** Ends the graph. */
  void end() throws IOException {
    language.end(out);
  }

  private int node(Party party) throws IOException {
    return party instanceof Party.One one
        ? node(one.vertex().id(), party.describe(), shape(one.vertex()))
        : node(party.describe(), party.describe(), Shape.PODS);
  }

  private int node(String id, String label, Shape shape) throws IOException {
    Integer known = nodes.get(id);
    if (known != null) {
      return known;
    }
    int number = nodes.size();
    nodes.put(id, number);
    language.node(number, label, shape, out);
    return number;
  }

  private static Shape shape(Vertex vertex) {
    if (vertex instanceof Endpoint endpoint) {
      return endpoint.kind() == Endpoint.Kind.DATABASE ? Shape.DATABASE : Shape.HOST;
    }
    return vertex instanceof Outside ? Shape.OUTSIDE : Shape.WORKLOAD;
  }
}
