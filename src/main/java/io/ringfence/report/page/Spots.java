package io.ringfence.report.page;

import static java.util.Objects.requireNonNull;

import io.ringfence.report.page.layout.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All spots of a picture. */
final class Spots {
  private final List<Spot> all = new ArrayList<>();
  private final Map<String, Spot> sources = new HashMap<>();
  private final Map<String, Spot> destinations = new HashMap<>();

  Spots(Picture picture) {
    Set<String> open = new HashSet<>();
    Set<String> accept = new HashSet<>();
    for (Edge edge : picture.edges()) {
      open.add(edge.from());
      accept.add(edge.to());
    }
    for (Node node : picture.nodes()) {
      String id = "n" + sources.size();
      boolean opens = open.contains(node.id());
      boolean accepts = accept.contains(node.id());
      if (opens && accepts && !isInside(node)) {
        add(new Spot(id + "s", node, Zone.SOURCES), sources);
        add(new Spot(id + "d", node, Zone.DESTINATIONS), destinations);
      } else {
        Spot spot = new Spot(id, node, zone(node, opens, accepts));
        add(spot, sources);
        destinations.put(node.id(), spot);
      }
    }
  }

  private void add(Spot spot, Map<String, Spot> side) {
    all.add(spot);
    side.put(spot.node().id(), spot);
  }

  /** Pods stand between those who open connections to them and those who accept theirs. */
  private static boolean isInside(Node node) {
    return node.kind() == Kind.WORKLOAD || node.kind() == Kind.NAMESPACE;
  }

  private static Zone zone(Node node, boolean opens, boolean accepts) {
    if (node.kind() == Kind.WORKLOAD || (opens && accepts)) {
      return Zone.INSIDE;
    }
    return opens ? Zone.SOURCES : Zone.DESTINATIONS;
  }

  List<Spot> all() {
    return all;
  }

  /** Where the edge begins. */
  Spot from(Edge edge) {
    return requireNonNull(sources.get(edge.from()));
  }

  /** Where the edge ends. */
  Spot to(Edge edge) {
    return requireNonNull(destinations.get(edge.to()));
  }
}
