package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Answers which pods a selector or a block means, each question once. Pods are numbers here. */
final class PodIndex {
  private final Snapshot snapshot;
  private final DataplaneSemantics semantics;
  private final List<PodGroup> pods;
  private final Map<String, RoaringBitmap> byNamespace = new HashMap<>();
  private final Map<Map.Entry<String, String>, RoaringBitmap> byLabel = new HashMap<>();
  private final Map<AddressSet, RoaringBitmap> byAddresses = new HashMap<>();
  private final RoaringBitmap every = new RoaringBitmap();
  private final RoaringBitmap onHostNetwork = new RoaringBitmap();
  private final Map<Selector, RoaringBitmap> namespaced = new HashMap<>();
  private final Map<Selector, RoaringBitmap> selected = new HashMap<>();

  PodIndex(Snapshot snapshot, DataplaneSemantics semantics) {
    this.snapshot = snapshot;
    this.semantics = semantics;
    this.pods = snapshot.pods();
    for (int pod = 0; pod < pods.size(); pod++) {
      add(pods.get(pod), pod);
    }
  }

  private void add(PodGroup group, int pod) {
    every.add(pod);
    bitmap(byNamespace, group.namespace()).add(pod);
    bitmap(byAddresses, group.addresses()).add(pod);
    group
        .labels()
        .entrySet()
        .forEach(label -> bitmap(byLabel, Map.entry(label.getKey(), label.getValue())).add(pod));
    if (group.hostNetwork()) {
      onHostNetwork.add(pod);
    }
  }

  private static <K> RoaringBitmap bitmap(Map<K, RoaringBitmap> bitmaps, K key) {
    return bitmaps.computeIfAbsent(key, unknown -> new RoaringBitmap());
  }

  /** The pods that a policy isolates, or a rule for pods of one namespace means. */
  RoaringBitmap of(String namespace, Selector labels) {
    RoaringBitmap own = byNamespace.getOrDefault(namespace, new RoaringBitmap());
    return selectable(RoaringBitmap.and(own, labelled(labels)));
  }

  /** The pods that a rule of a policy in this namespace means. */
  RoaringBitmap of(PodPeer peer, String namespace) {
    Optional<Selector> namespaces = peer.namespaces();
    return namespaces.isEmpty()
        ? of(namespace, peer.pods())
        : selectable(RoaringBitmap.and(inNamespaces(namespaces.get()), labelled(peer.pods())));
  }

  private RoaringBitmap selectable(RoaringBitmap matching) {
    return semantics.selectsHostNetwork()
        ? matching
        : RoaringBitmap.andNot(matching, onHostNetwork);
  }

  /** The pods that are at these addresses, whatever their own turn out to be. */
  RoaringBitmap certainlyAt(AddressSet addresses) {
    return at(own -> addresses.contains(own));
  }

  /** The pods that may be at one of these addresses. */
  RoaringBitmap possiblyAt(AddressSet addresses) {
    return at(own -> addresses.overlaps(own));
  }

  /** A pod on its node's network has the node's address, which is outside of the pods' network. */
  private RoaringBitmap at(java.util.function.Predicate<AddressSet> test) {
    var found = new RoaringBitmap();
    if (semantics.blocksMatchPods() || !onHostNetwork.isEmpty()) {
      byAddresses.forEach(
          (addresses, some) -> {
            if (test.test(addresses)) {
              found.or(some);
            }
          });
    }
    return semantics.blocksMatchPods() ? found : RoaringBitmap.and(found, onHostNetwork);
  }

  private RoaringBitmap inNamespaces(Selector labels) {
    return namespaced.computeIfAbsent(
        labels,
        selector -> {
          var found = new RoaringBitmap();
          snapshot
              .namespaces()
              .forEach(
                  (name, own) -> {
                    if (selector.matches(own)) {
                      found.or(byNamespace.getOrDefault(name, new RoaringBitmap()));
                    }
                  });
          return found;
        });
  }

  private RoaringBitmap labelled(Selector labels) {
    return selected.computeIfAbsent(labels, this::select);
  }

  private RoaringBitmap select(Selector labels) {
    RoaringBitmap candidates = every;
    var wanted = new ArrayList<>(labels.matchLabels().entrySet());
    for (Map.Entry<String, String> label : wanted) {
      candidates =
          RoaringBitmap.and(
              candidates,
              byLabel.getOrDefault(
                  Map.entry(label.getKey(), label.getValue()), new RoaringBitmap()));
    }
    if (labels.matchExpressions().isEmpty()) {
      return candidates;
    }
    var found = new RoaringBitmap();
    candidates.forEach(
        (int pod) -> {
          if (labels.matches(pods.get(pod).labels())) {
            found.add(pod);
          }
        });
    return found;
  }
}
