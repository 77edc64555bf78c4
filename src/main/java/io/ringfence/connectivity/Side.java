package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/**
 * What some policies together allow in one direction. Policies add up; without any, everything is
 * allowed.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation">The
 *     two sorts of pod isolation</a>
 */
final class Side {
  private final PodIndex index;
  private final Function<PortGrant, PortSet> withAddresses;
  private final boolean isolated;
  private final List<RoaringBitmap> peers = new ArrayList<>();
  private final Map<PortGrant, RoaringBitmap> byLabels = new LinkedHashMap<>();
  private final Map<PortSet, List<AddressSet>> blocks = new LinkedHashMap<>();
  private final Map<String, PortSet> endpoints = new HashMap<>();
  private final RoaringBitmap byAddress;
  private final AddressPorts outside;

  /** With a pod of which nobody knows where it is, such as most pods of a manifest. */
  private PortGrant everyone = PortGrant.NONE;

  private At last = new At(AddressSet.NONE, Reach.NONE);

  /**
   * Adds policies up.
   *
   * @param policies those that isolate in this direction
   * @param own the pods that they isolate
   */
  Side(List<Policy> policies, Direction direction, PodGroup own, PodIndex index) {
    this.index = index;
    this.withAddresses = grant -> grant.withAddresses(direction, own);
    this.isolated = !policies.isEmpty();
    for (Policy policy : policies) {
      for (Rule rule : policy.rules(direction).orElse(List.of())) {
        add(rule, policy.namespace());
      }
    }
    this.outside = isolated ? addedUp() : AddressPorts.of(AddressSet.ALL, PortSet.ALL);
    this.byAddress =
        index.at(AddressSet.union(blocks.values().stream().flatMap(List::stream).toList()));
    if (!byAddress.isEmpty()) {
      peers.add(byAddress);
    }
  }

  private void add(Rule rule, String namespace) {
    PortGrant ports = PortGrant.of(rule);
    if (rule.peers().isEmpty()) {
      everyone = everyone.union(ports);
      return;
    }
    for (RulePeer peer : rule.peers().get()) {
      if (peer instanceof PodPeer labels) {
        RoaringBitmap pods = index.of(labels, namespace);
        peers.add(pods);
        byLabels.merge(ports, pods, (one, other) -> RoaringBitmap.or(one, other));
      } else if (peer instanceof BlockPeer block) {
        blocks
            .computeIfAbsent(withAddresses.apply(ports), unknown -> new ArrayList<>())
            .add(block.addresses());
      } else if (peer instanceof EndpointPeer endpoint) {
        endpoints.merge(endpoint.endpoint(), withAddresses.apply(ports), PortSet::union);
      }
    }
  }

  private AddressPorts addedUp() {
    AddressPorts sum = AddressPorts.of(AddressSet.ALL, withAddresses.apply(everyone));
    for (var block : blocks.entrySet()) {
      sum = sum.with(AddressSet.union(block.getValue()), block.getKey());
    }
    return sum;
  }

  /** Whether more than a few listed pods are allowed, as far as this direction goes. */
  boolean isWide() {
    return !isolated || !everyone.isNone();
  }

  /** The pods that each peer means; for a wide side not all that are allowed. */
  List<RoaringBitmap> peers() {
    return peers;
  }

  /** The pods that any peer means; for a wide side not all that are allowed. */
  RoaringBitmap listed() {
    return RoaringBitmap.or(peers.iterator());
  }

  /**
   * What is allowed with a pod.
   *
   * @param pod the other side's number
   * @param destination whose ports are meant: the other side's, or one's own
   */
  Reach with(int pod, PodGroup destination) {
    if (!isolated) {
      return Reach.ALL;
    }
    PortSet sure = everyone.on(destination);
    for (var grant : byLabels.entrySet()) {
      if (grant.getValue().contains(pod)) {
        sure = sure.union(grant.getKey().on(destination));
      }
    }
    return byAddress.contains(pod)
        ? at(index.addresses(pod)).or(Reach.certainly(sure))
        : Reach.certainly(sure);
  }

  /** Most pods are at the same addresses, as far as anybody knows. */
  private Reach at(AddressSet addresses) {
    if (!last.addresses().equals(addresses)) {
      last = new At(addresses, Reach.of(outside, addresses));
    }
    return last.reach();
  }

  private record At(AddressSet addresses, Reach reach) {}

  /** What is allowed with something that policies know by name. */
  Reach with(Endpoint endpoint) {
    return Reach.of(outside, endpoint.addresses())
        .or(Reach.certainly(endpoints.getOrDefault(endpoint.name(), PortSet.NONE)));
  }

  /** What is allowed with addresses outside of the cluster. */
  AddressPorts outside() {
    return outside;
  }
}
