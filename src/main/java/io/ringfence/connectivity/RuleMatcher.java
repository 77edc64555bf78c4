package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.Map;
import java.util.SortedMap;

/**
 * Matches one rule's peer with one vertex at a time.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors">Behavior
 *     of to and from selectors</a>
 */
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

  /**
   * Whether a policy isolates these pods.
   *
   * @see DataplaneSemantics#selectsHostNetwork
   */
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
    AddressSet addresses = addresses(vertex);
    if (!block.overlaps(addresses)) {
      return Match.NONE;
    }
    return block.contains(addresses) ? Match.CERTAIN : Match.POSSIBLE;
  }

  /**
   * Where blocks look for a vertex; nowhere if they never mean it.
   *
   * @see DataplaneSemantics#blocksMatchPods
   */
  AddressSet addresses(Vertex vertex) {
    if (vertex instanceof Outside outside) {
      return outside.addresses();
    }
    if (vertex instanceof Endpoint endpoint) {
      return endpoint.addresses();
    }
    return semantics.blocksMatchPods() ? ((PodGroup) vertex).addresses() : AddressSet.NONE;
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
