package io.ringfence.report;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.ConnectivityChange.Kind;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Changes of several pairs that are the same: each source with each destination.
 *
 * @param from the sources
 * @param to the destinations
 * @param changes one for each pair; one at least
 */
record ChangeGroup(List<Vertex> from, List<Vertex> to, List<ConnectivityChange> changes) {

  /** What the changes of a group have in common. */
  private record Same(Kind kind, Reach before, Reach after, String dependence) {
    static Same of(ConnectivityChange change) {
      boolean certain = ReachText.isCertain(change.before()) && ReachText.isCertain(change.after());
      return new Same(
          change.kind(),
          change.before(),
          change.after(),
          certain ? "" : VertexNames.dependence(change.from(), change.to()));
    }
  }

  private record SameOfSource(Vertex from, Same same) {}

  private record SameDestinations(List<Vertex> to, Same same) {}

  /**
   * Groups changes: first the destinations of a source, and then sources with the same
   * destinations. Kinds stand in the order of the enumeration, and within one kind the groups in
   * the order of their first source.
   */
  static List<ChangeGroup> of(List<ConnectivityChange> changes) {
    var bySource = new LinkedHashMap<SameOfSource, List<ConnectivityChange>>();
    changes.stream()
        .sorted(
            Comparator.comparing(ConnectivityChange::kind)
                .thenComparing(ConnectivityChange::from, VertexNames.ORDER)
                .thenComparing(ConnectivityChange::to, VertexNames.ORDER))
        .forEach(
            change ->
                bySource
                    .computeIfAbsent(
                        new SameOfSource(change.from(), Same.of(change)),
                        unknown -> new ArrayList<>())
                    .add(change));
    var byDestinations = new LinkedHashMap<SameDestinations, List<ConnectivityChange>>();
    bySource.forEach(
        (source, own) ->
            byDestinations
                .computeIfAbsent(
                    new SameDestinations(
                        merged(own.stream().map(ConnectivityChange::to).toList()), source.same()),
                    unknown -> new ArrayList<>())
                .addAll(own));
    return byDestinations.entrySet().stream()
        .map(
            entry ->
                new ChangeGroup(
                    merged(
                        entry.getValue().stream()
                            .map(ConnectivityChange::from)
                            .distinct()
                            .toList()),
                    entry.getKey().to(),
                    entry.getValue()))
        .toList();
  }

  /** All addresses become one, with their ranges merged. */
  private static List<Vertex> merged(Collection<Vertex> vertices) {
    var merged = new ArrayList<Vertex>();
    AddressSet addresses = AddressSet.NONE;
    for (Vertex vertex : vertices) {
      if (vertex instanceof Outside outside) {
        addresses = addresses.union(outside.addresses());
      } else {
        merged.add(vertex);
      }
    }
    if (!addresses.isEmpty()) {
      merged.add(new Outside(addresses));
    }
    return merged;
  }

  private ConnectivityChange first() {
    return changes.get(0);
  }

  Kind kind() {
    return first().kind();
  }

  /** What was open, for a person. */
  String before() {
    return ReachText.explained(first().from(), first().to(), first().before());
  }

  /** What is open, for a person. */
  String after() {
    return ReachText.explained(first().from(), first().to(), first().after());
  }

  /** What is new, for a person; empty where nothing is. */
  Optional<String> gained() {
    return kind() == Kind.GAINED ? Optional.of(after()) : text(gained(first()));
  }

  /** What is gone, for a person; empty where nothing is. */
  Optional<String> lost() {
    return kind() == Kind.LOST ? Optional.of(before()) : text(lost(first()));
  }

  private Optional<String> text(Reach reach) {
    return reach.isNone()
        ? Optional.empty()
        : Optional.of(ReachText.ports(first().from(), first().to(), reach));
  }

  /** What is new, as far as it is certain and beyond. */
  static Reach gained(ConnectivityChange change) {
    return beyond(change.gained(), change.after(), change.before());
  }

  /** What is gone, as far as it is certain and beyond. */
  static Reach lost(ConnectivityChange change) {
    return beyond(change.lost(), change.before(), change.after());
  }

  private static Reach beyond(PortSet certain, Reach one, Reach other) {
    return new Reach(certain, certain.union(one.possible().difference(other.possible())));
  }
}
