package io.ringfence.report.page;

import java.util.List;
import java.util.Optional;

/**
 * What of a page is drawn.
 *
 * @param nodes those that are drawn; empty where nothing is
 * @param edges between these nodes
 * @param notice what is left out, for a person; empty where nothing is
 */
record Picture(List<Node> nodes, List<Edge> edges, Optional<String> notice) {
  Picture {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  boolean isEmpty() {
    return nodes.isEmpty();
  }
}
