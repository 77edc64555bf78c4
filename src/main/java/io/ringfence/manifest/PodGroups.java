package io.ringfence.manifest;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Folds pods into what makes them. Pods of one owner that differ in what policies see of them stay
 * apart, each under the name of the nearest to the owner that is left.
 */
final class PodGroups {
  /** A static pod says that its node controls it, which makes no workload of all of them. */
  private static final String NODE = "Node";

  private final Map<Maker, PodSource> sources = new HashMap<>();
  private final Set<String> askedLabels;

  private final Set<Maker> taken = new HashSet<>();
  private final Map<Signature, Maker> named = new HashMap<>();
  private final Map<Maker, Members> groups = new LinkedHashMap<>();

  private PodGroups(List<PodSource> all, Set<String> askedLabels) {
    this.askedLabels = askedLabels;
    all.forEach(source -> sources.put(Maker.of(source.header()), source));
  }

  /** An object by which pods are known. */
  private record Maker(String namespace, String kind, String name) {
    static Maker of(ObjectHeader header) {
      return new Maker(header.namespace(), header.type().kind(), header.name());
    }
  }

  /** What policies see of pods of one owner. */
  private record Signature(
      Maker owner, SortedMap<String, String> labels, List<NamedPort> ports, boolean hostNetwork) {}

  /** Pods of which policies see the same. */
  private record Members(Signature signature, List<AddressSet> addresses) {}

  /** An object with its owners, the first of them first. */
  private record Lineage(PodSource source, List<Maker> makers) {}

  /**
   * Folds.
   *
   * @param askedLabels the labels that policies ask for
   * @return the groups in the order of their ids
   */
  static List<PodGroup> fold(List<PodSource> sources, Set<String> askedLabels) {
    var groups = new PodGroups(sources, askedLabels);
    sources.stream()
        .map(groups::lineage)
        .sorted(Comparator.comparing(lineage -> lineage.makers().size()))
        .forEach(groups::add);
    return groups.groups.entrySet().stream()
        .map(group -> pods(group.getKey(), group.getValue()))
        .sorted()
        .toList();
  }

  private Lineage lineage(PodSource source) {
    var makers = new ArrayList<Maker>();
    Optional<PodSource> current = Optional.of(source);
    makers.add(Maker.of(source.header()));
    while (current.isPresent()) {
      String namespace = current.get().header().namespace();
      Optional<Maker> owner =
          current
              .get()
              .header()
              .owner()
              .filter(one -> !one.kind().equals(NODE))
              .map(one -> new Maker(namespace, one.kind(), one.name()))
              .filter(one -> !makers.contains(one));
      owner.ifPresent(one -> makers.add(0, one));
      current = owner.map(sources::get);
    }
    return new Lineage(source, makers);
  }

  private void add(Lineage lineage) {
    PodSource source = lineage.source();
    Maker owner = lineage.makers().get(0);
    var signature =
        new Signature(
            owner,
            ControllerLabels.without(source.labels(), askedLabels),
            source.ports(),
            source.hostNetwork());
    Maker maker = named.computeIfAbsent(signature, unknown -> free(lineage.makers()));
    Members members =
        groups.computeIfAbsent(maker, unknown -> new Members(signature, new ArrayList<>()));
    source.addresses().ifPresent(members.addresses()::add);
  }

  /** Only objects whose names are generated can have used up all of theirs. */
  private Maker free(List<Maker> makers) {
    for (Maker maker : makers) {
      if (taken.add(maker)) {
        return maker;
      }
    }
    Maker last = makers.get(makers.size() - 1);
    int number = 2;
    Maker next = last;
    while (!taken.add(next)) {
      next = new Maker(last.namespace(), last.kind(), last.name() + number++);
    }
    return next;
  }

  private static PodGroup pods(Maker maker, Members members) {
    return new PodGroup(
        maker.namespace(),
        maker.name(),
        maker.kind(),
        members.signature().labels(),
        members.signature().ports(),
        members.signature().hostNetwork(),
        members.addresses().isEmpty() ? AddressSet.ALL : AddressSet.union(members.addresses()));
  }
}
