package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows of a state, source by source, in an order that does not depend on the one in which its
 * parts were read.
 */
final class Rows {
  private static final Comparator<Connection> BY_DESTINATION =
      Comparator.comparing(Connection::to, VertexNames.ORDER);

  private final Connectivity connectivity;

  Rows(Connectivity connectivity) {
    this.connectivity = connectivity;
  }

  /** Takes the rows of one source. */
  interface SourceConsumer {
    /** Takes the rows of one; at least one. */
    void accept(Vertex from, List<Connection> rows) throws IOException;
  }

  /** Hands over the rows of each source that has some: pods first, then the outside. */
  void forEachSource(SourceConsumer consumer) throws IOException {
    List<PodGroup> sources =
        connectivity.snapshot().pods().stream().sorted(VertexNames.ORDER).toList();
    for (PodGroup from : sources) {
      List<Connection> rows = connectivity.connectionsFrom(from).sorted(BY_DESTINATION).toList();
      if (!rows.isEmpty()) {
        consumer.accept(from, rows);
      }
    }
    for (Map.Entry<Vertex, List<Connection>> outside : fromOutside().entrySet()) {
      consumer.accept(outside.getKey(), outside.getValue());
    }
  }

  private Map<Vertex, List<Connection>> fromOutside() {
    return connectivity.snapshot().pods().stream()
        .flatMap(connectivity::fromOutside)
        .sorted(BY_DESTINATION)
        .collect(
            Collectors.groupingBy(
                Connection::from, () -> new TreeMap<>(VertexNames.ORDER), Collectors.toList()));
  }
}
