package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Answers which pods a selector or a block means, each question once. Pods are numbers here, and no
 * answer is to be changed.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors">Behavior
 *     of to and from selectors</a>
 */
final class PodIndex {
  private final DataplaneSemantics semantics;
  private final List<PodGroup> pods;
  private final LabelIndex podLabels;
  private final LabelIndex namespaceLabels;
  private final List<RoaringBitmap> podsOfNamespaces = new ArrayList<>();
  private final Map<String, RoaringBitmap> byNamespace = new HashMap<>();
  private final Map<Selector, RoaringBitmap> inNamespaces = new HashMap<>();
  private final Map<PeerIn, RoaringBitmap> meant = new HashMap<>();
  private final AddressIndex addresses;
  private final RoaringBitmap onHostNetwork = new RoaringBitmap();

  private record PeerIn(PodPeer peer, String namespace) {}

  PodIndex(Snapshot snapshot, DataplaneSemantics semantics) {
    this.semantics = semantics;
    this.pods = snapshot.pods();
    this.podLabels = new LabelIndex(pods.stream().map(PodGroup::labels).toList());
    this.namespaceLabels = new LabelIndex(List.copyOf(snapshot.namespaces().values()));
    for (String namespace : snapshot.namespaces().keySet()) {
      var own = new RoaringBitmap();
      podsOfNamespaces.add(own);
      byNamespace.put(namespace, own);
    }
    for (int pod = 0; pod < pods.size(); pod++) {
      inNamespace(pods.get(pod).namespace()).add(pod);
      if (pods.get(pod).hostNetwork()) {
        onHostNetwork.add(pod);
      }
    }
    this.addresses = new AddressIndex(pods);
  }

  private RoaringBitmap inNamespace(String namespace) {
    return byNamespace.getOrDefault(namespace, new RoaringBitmap());
  }

  /** The pods that a policy isolates. */
  RoaringBitmap of(String namespace, Selector labels) {
    return of(new PodPeer(Optional.empty(), labels), namespace);
  }

  /** The pods that a rule of a policy in this namespace means. */
  RoaringBitmap of(PodPeer peer, String namespace) {
    return meant.computeIfAbsent(new PeerIn(peer, namespace), this::find);
  }

  private RoaringBitmap find(PeerIn question) {
    PodPeer peer = question.peer();
    RoaringBitmap candidates =
        peer.namespaces().map(this::inNamespaces).orElse(inNamespace(question.namespace()));
    RoaringBitmap matching = RoaringBitmap.and(candidates, podLabels.matching(peer.pods()));
    return semantics.selectsHostNetwork()
        ? matching
        : RoaringBitmap.andNot(matching, onHostNetwork);
  }

  private RoaringBitmap inNamespaces(Selector labels) {
    return inNamespaces.computeIfAbsent(
        labels,
        selector ->
            RoaringBitmap.or(
                namespaceLabels.matching(selector).stream()
                    .mapToObj(podsOfNamespaces::get)
                    .iterator()));
  }

  /** The pods that a block may mean: those that may be at one of its addresses. */
  RoaringBitmap at(AddressSet block) {
    return semantics.blocksMatchPods() ? addresses.at(block) : new RoaringBitmap();
  }

  /** Where the addresses of a pod are. */
  AddressSet addresses(int pod) {
    return pods.get(pod).addresses();
  }
}
