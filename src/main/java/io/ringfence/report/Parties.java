package io.ringfence.report;

import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says whole namespaces, and the whole cluster, in a few words instead of pod by pod. */
final class Parties {
  /** Fewer than these are better read by their names. */
  private static final int FEW = 4;

  private final Map<String, Set<String>> idsByNamespace = new HashMap<>();
  private final int all;

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
   * @param from whose destinations they are; where one source alone is missing among its own, the
   *     destinations are the others
   * @param to in the order in which they are to be said, each once
   */
  List<Party> group(Collection<? extends Vertex> from, List<? extends Vertex> to) {
    var byNamespace = new TreeMap<String, Set<String>>();
    int pods = 0;
    for (Vertex vertex : to) {
      if (vertex instanceof PodGroup group) {
        byNamespace.computeIfAbsent(group.namespace(), name -> new HashSet<>()).add(group.id());
        pods++;
      }
    }
    Optional<PodGroup> source = missing(from, byNamespace);
    if (all >= FEW && pods + source.map(missing -> 1).orElse(0) == all) {
      return with(List.of(new Party.Cluster(pods, source.isPresent())), byNamespace.keySet(), to);
    }
    var whole = new ArrayList<Party>();
    var names = new HashSet<String>();
    byNamespace.forEach(
        (name, ids) -> {
          boolean butItself = source.map(missing -> missing.namespace().equals(name)).orElse(false);
          int size = idsByNamespace.getOrDefault(name, Set.of()).size();
          if (size >= FEW && ids.size() + (butItself ? 1 : 0) == size) {
            names.add(name);
            whole.add(new Party.Namespace(name, ids.size(), butItself));
          }
        });
    return with(whole, names, to);
  }

  /** The source, where it is the only one and not among its own destinations. */
  private static Optional<PodGroup> missing(
      Collection<? extends Vertex> from, Map<String, Set<String>> destinations) {
    return from.stream()
        .findFirst()
        .filter(source -> from.size() == 1 && source instanceof PodGroup)
        .map(PodGroup.class::cast)
        .filter(
            source ->
                !destinations.getOrDefault(source.namespace(), Set.of()).contains(source.id()));
  }

  private static List<Party> with(
      List<? extends Party> whole, Set<String> namespaces, List<? extends Vertex> to) {
    var parties = new ArrayList<Party>(whole);
    for (Vertex vertex : to) {
      if (!(vertex instanceof PodGroup pods) || !namespaces.contains(pods.namespace())) {
        parties.add(new Party.One(vertex));
      }
    }
    return parties;
  }
}
