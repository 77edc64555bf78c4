package io.ringfence.manifest;

import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts together what single objects turned out to be. */
final class SnapshotBuilder {
  private final Problems problems = new Problems();
  private final LeftOut leftOut = new LeftOut();
  private final Map<String, String> definedIn = new HashMap<>();
  private final SortedMap<String, Map<String, String>> namespaces = new TreeMap<>();
  private final List<PodSource> pods = new ArrayList<>();
  private final List<Policy> policies = new ArrayList<>();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<String> policyNotes = new ArrayList<>();

  void add(ReadObject object) {
    problems.addAll(object.problems());
    if (object.header().isEmpty()) {
      leftOut.add(ObjectType.of(object.root().node()), object.root());
      return;
    }
    ObjectHeader header = object.header().get();
    checkDefinedOnce(header, object.root());
    if (header.type().kind().equals(ObjectHeader.NAMESPACE)) {
      namespaces.put(header.name(), header.labels());
    }
    object.pods().ifPresent(pods::add);
    object.policy().ifPresent(this::addPolicy);
  }

  private void addPolicy(ReadPolicy policy) {
    policies.add(policy.policy());
    endpoints.addAll(policy.endpoints());
    policyNotes.addAll(policy.notes());
  }

  /** A name that ends with a hyphen is what the API server makes names of. */
  private void checkDefinedOnce(ObjectHeader header, Field root) {
    if (header.name().isEmpty() || header.name().endsWith("-")) {
      return;
    }
    String before = definedIn.putIfAbsent(header.id(), root.source());
    if (before != null) {
      problems.add(
          new ManifestProblem(
              root.source(),
              "",
              header.id() + " is defined already, in " + before,
              "leave out one of the two"));
    }
  }

  ReadSnapshot build() {
    problems.throwIfAny();
    var snapshot =
        new Snapshot(
            namespaces, PodGroups.fold(pods, askedLabels()), policies, Endpoints.merge(endpoints));
    return new ReadSnapshot(
        snapshot, Stream.concat(policyNotes.stream(), leftOut.notes().stream()).toList());
  }

  private Set<String> askedLabels() {
    var keys = new HashSet<String>();
    for (Policy policy : policies) {
      addKeys(policy.pods(), keys);
      Stream.of(policy.ingress(), policy.egress())
          .flatMap(rules -> rules.stream().flatMap(List::stream))
          .flatMap(rule -> peers(rule))
          .forEach(peer -> addKeys(peer.pods(), keys));
    }
    return keys;
  }

  private static Stream<PodPeer> peers(Rule rule) {
    return rule.peers().stream()
        .flatMap(List::stream)
        .filter(PodPeer.class::isInstance)
        .map(PodPeer.class::cast);
  }

  private static void addKeys(Selector selector, Set<String> keys) {
    keys.addAll(selector.matchLabels().keySet());
    selector.matchExpressions().forEach(requirement -> keys.add(requirement.key()));
  }
}
