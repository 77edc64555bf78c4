package io.ringfence.proof;

import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that policies know pods by, looked up once for each namespace. */
final class PolicySelectors {
  private final List<Policy> policies;
  private final Map<String, List<Selector>> byNamespace = new HashMap<>();

  PolicySelectors(List<Policy> policies) {
    this.policies = List.copyOf(policies);
  }

  /** Those that may be meant for pods of a namespace. */
  List<Selector> of(String namespace) {
    return byNamespace.computeIfAbsent(
        namespace,
        unknown -> policies.stream().flatMap(policy -> of(policy, namespace)).distinct().toList());
  }

  private static Stream<Selector> of(Policy policy, String namespace) {
    boolean isThere = policy.namespace().equals(namespace);
    return Stream.concat(
        Stream.of(policy.pods()).filter(pods -> isThere),
        peers(policy).filter(peer -> isThere || peer.namespaces().isPresent()).map(PodPeer::pods));
  }

  private static Stream<PodPeer> peers(Policy policy) {
    return Stream.of(policy.ingress(), policy.egress())
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .flatMap(rule -> rule.peers().orElse(List.of()).stream())
        .filter(PodPeer.class::isInstance)
        .map(PodPeer.class::cast);
  }
}
