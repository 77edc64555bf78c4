package io.ringfence.report;

import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says whole namespaces, and the whole cluster, in a few words instead of pod by pod. */
final class Parties {
  /** Fewer than these are better read by their names. */
  private static final int FEW = 4;

  private final Map<String, Set<String>> idsByNamespace = new TreeMap<>();
  private int all;

  /** Knows all pods of these states. */
  Parties(Snapshot... states) {
    for (Snapshot state : states) {
      for (PodGroup pods : state.pods()) {
        idsByNamespace.computeIfAbsent(pods.namespace(), name -> new HashSet<>()).add(pods.id());
      }
    }
    all = idsByNamespace.values().stream().mapToInt(Set::size).sum();
  }

  /**
   * Groups destinations.
   *
   * @param from whose destinations they are; where nothing else is missing, these are the others
   * @param to in the order in which they are to be said
   */
  List<Party> group(Collection<? extends Vertex> from, List<? extends Vertex> to) {
    Set<String> sources = ids(from);
    Set<String> destinations = ids(to);
    if (all >= FEW && isComplete(idsByNamespace.keySet(), sources, destinations)) {
      return withOthers(
          new Party.Cluster(all, destinations.size() < all), idsByNamespace.keySet(), to);
    }
    var whole = new TreeSet<String>();
    var parties = new ArrayList<Party>();
    idsByNamespace.forEach(
        (namespace, pods) -> {
          if (pods.size() >= FEW && isComplete(Set.of(namespace), sources, destinations)) {
            whole.add(namespace);
            parties.add(
                new Party.Namespace(namespace, pods.size(), !destinations.containsAll(pods)));
          }
        });
    parties.addAll(ungrouped(whole, to));
    return parties;
  }

  private static Set<String> ids(Collection<? extends Vertex> vertices) {
    var ids = new HashSet<String>();
    vertices.stream().filter(PodGroup.class::isInstance).map(Vertex::id).forEach(ids::add);
    return ids;
  }

  /** A source that does not reach itself takes nothing away. */
  private boolean isComplete(
      Set<String> namespaces, Set<String> sources, Set<String> destinations) {
    int missing = 0;
    int total = 0;
    for (String namespace : namespaces) {
      for (String id : idsByNamespace.getOrDefault(namespace, Set.of())) {
        total++;
        if (!destinations.contains(id)) {
          missing++;
          if (missing > 1 || sources.size() > 1 || !sources.contains(id)) {
            return false;
          }
        }
      }
    }
    return total > missing;
  }

  private static List<Party> withOthers(
      Party whole, Set<String> namespaces, List<? extends Vertex> to) {
    var parties = new ArrayList<Party>();
    parties.add(whole);
    parties.addAll(ungrouped(namespaces, to));
    return parties;
  }

  private static List<Party> ungrouped(Set<String> namespaces, List<? extends Vertex> to) {
    var parties = new ArrayList<Party>();
    for (Vertex vertex : to) {
      if (!(vertex instanceof PodGroup pods) || !namespaces.contains(pods.namespace())) {
        parties.add(new Party.One(vertex));
      }
    }
    return parties;
  }
}
