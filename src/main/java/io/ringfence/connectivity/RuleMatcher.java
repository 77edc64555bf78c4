package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Matches one rule's peer with one vertex at a time. */
final class RuleMatcher {
  private final SortedMap<String, Map<String, String>> namespaces;
  private final DataplaneSemantics semantics;

  RuleMatcher(SortedMap<String, Map<String, String>> namespaces, DataplaneSemantics semantics) {
    this.namespaces = namespaces;
    this.semantics = semantics;
  }

  /** Whether a peer means a vertex. */
  enum Match {
    /** Whatever the addresses are. */
    CERTAIN,
    /** For some of the addresses that are not known, or for a part of those that are. */
    POSSIBLE,
    NONE
  }

  /** Whether a policy isolates these pods. */
  boolean selects(Policy policy, PodGroup pods) {
    return policy.namespace().equals(pods.namespace())
        && isSelectable(pods)
        && policy.pods().matches(pods.labels());
  }

  private boolean isSelectable(PodGroup pods) {
    return semantics.selectsHostNetwork() || !pods.hostNetwork();
  }

  /** Whether the peer of a rule, of a policy in this namespace, means a vertex. */
  Match match(RulePeer peer, String namespace, Vertex vertex) {
    if (peer instanceof PodPeer pods) {
      return certainIf(vertex instanceof PodGroup group && matches(pods, namespace, group));
    }
    if (peer instanceof EndpointPeer endpoint) {
      return certainIf(
          vertex instanceof Endpoint named && named.name().equals(endpoint.endpoint()));
    }
    AddressSet block = ((BlockPeer) peer).addresses();
    boolean counts =
        !(vertex instanceof PodGroup pods) || semantics.blocksMatchPods() || pods.hostNetwork();
    AddressSet addresses = addresses(vertex, counts);
    if (addresses.isEmpty()) {
      return Match.NONE;
    }
    if (block.contains(addresses)) {
      return Match.CERTAIN;
    }
    return block.overlaps(addresses) ? Match.POSSIBLE : Match.NONE;
  }

  private static AddressSet addresses(Vertex vertex, boolean counts) {
    if (!counts) {
      return AddressSet.NONE;
    }
    return vertex instanceof PodGroup pods
        ? pods.addresses()
        : addresses(vertex).orElse(AddressSet.NONE);
  }

  /** Where something outside of the cluster is; nothing for pods. */
  static Optional<AddressSet> addresses(Vertex vertex) {
    if (vertex instanceof Outside outside) {
      return Optional.of(outside.addresses());
    }
    return vertex instanceof Endpoint endpoint
        ? Optional.of(endpoint.addresses())
        : Optional.empty();
  }

  private boolean matches(PodPeer peer, String namespace, PodGroup pods) {
    boolean inNamespace =
        peer.namespaces()
            .map(selector -> selector.matches(namespaces.getOrDefault(pods.namespace(), Map.of())))
            .orElse(namespace.equals(pods.namespace()));
    return inNamespace && isSelectable(pods) && peer.pods().matches(pods.labels());
  }

  private static Match certainIf(boolean condition) {
    return condition ? Match.CERTAIN : Match.NONE;
  }
}
