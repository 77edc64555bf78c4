package io.ringfence.cli;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.suggestion.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a person names. */
final class VertexLookup {
  private static final String ANYWHERE = "anywhere";
  private static final int MOST_SUGGESTED = 5;

  private final Snapshot snapshot;

  VertexLookup(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * What is named so, by its id or a part of it that is unique.
   *
   * @throws UsageException where nothing is, or more than one
   */
  Vertex find(String name) {
    if (name.equals(ANYWHERE)) {
      return Outside.ANYWHERE;
    }
    List<Vertex> found = named(name);
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw new UsageException(
          "%s may be any of %s: say which".formatted(name, ids(found.stream())));
    }
    return address(name).orElseThrow(() -> unknown(name));
  }

  private List<Vertex> named(String name) {
    Stream<Vertex> endpoints =
        snapshot.endpoints().stream().filter(one -> one.name().equals(name)).map(one -> one);
    Stream<Vertex> pods =
        snapshot.pods().stream().filter(group -> names(group).contains(name)).map(one -> one);
    return Stream.concat(endpoints, pods).toList();
  }

  private static Set<String> names(PodGroup group) {
    return Set.of(
        group.id(),
        group.namespace() + "/" + group.name(),
        group.name(),
        group.name() + "[" + group.kind() + "]");
  }

  private static Optional<Vertex> address(String text) {
    try {
      IPAddress block = text.contains("/") ? Addresses.network(text) : Addresses.address(text);
      return Optional.of(new Outside(AddressSet.of(block)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private UsageException unknown(String name) {
    var known = new LinkedHashSet<String>();
    snapshot.endpoints().forEach(endpoint -> known.add(endpoint.name()));
    snapshot.pods().forEach(group -> known.addAll(names(group)));
    List<String> near = Suggestions.near(name, known, MOST_SUGGESTED);
    String fix =
        near.isEmpty()
            ? "there are " + ids(snapshot.pods().stream().map(group -> (Vertex) group))
            : "did you mean " + String.join(" or ", near) + "?";
    return new UsageException("nothing is called %s; %s".formatted(name, fix));
  }

  private static String ids(Stream<Vertex> some) {
    List<String> ids = some.map(Vertex::id).limit(MOST_SUGGESTED + 1L).toList();
    return ids.size() > MOST_SUGGESTED
        ? ids.stream().limit(MOST_SUGGESTED).collect(Collectors.joining(", ")) + " and others"
        : String.join(", ", ids);
  }
}
