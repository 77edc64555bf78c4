package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final boolean isolated;
  private final Map<PortGrant, RoaringBitmap> certain = new LinkedHashMap<>();
  private final Map<PortGrant, RoaringBitmap> possible = new LinkedHashMap<>();
  private final Map<String, PortSet> endpoints = new HashMap<>();
  private final Map<PortName, AddressSet> names = new LinkedHashMap<>();
  private PortGrant everyone = PortGrant.NONE;
  private AddressPorts outside = AddressPorts.NONE;

  /**
   * Adds policies up.
   *
   * @param policies those that isolate in this direction
   */
  Side(List<Policy> policies, Direction direction, PodIndex index) {
    this.isolated = !policies.isEmpty();
    for (Policy policy : policies) {
      for (Rule rule : policy.rules(direction).orElse(List.of())) {
        add(rule, policy.namespace(), index);
      }
    }
    name(everyone, AddressSet.ALL);
    outside = isolated ? outside.with(AddressSet.ALL, everyone.numbered()) : everything();
  }

  private static AddressPorts everything() {
    return AddressPorts.of(AddressSet.ALL, PortSet.ALL);
  }

  private void add(Rule rule, String namespace, PodIndex index) {
    PortGrant ports = PortGrant.of(rule);
    if (rule.peers().isEmpty()) {
      everyone = everyone.union(ports);
      return;
    }
    for (RulePeer peer : rule.peers().get()) {
      if (peer instanceof PodPeer pods) {
        grant(certain, ports, index.of(pods, namespace));
      } else if (peer instanceof BlockPeer block) {
        grant(certain, ports, index.certainlyAt(block.addresses()));
        grant(possible, ports, index.possiblyAt(block.addresses()));
        outside = outside.with(block.addresses(), ports.numbered());
        name(ports, block.addresses());
      } else if (peer instanceof EndpointPeer endpoint) {
        endpoints.merge(endpoint.endpoint(), ports.numbered(), PortSet::union);
      }
    }
  }

  private void name(PortGrant ports, AddressSet addresses) {
    ports.names().forEach(name -> names.merge(name, addresses, AddressSet::union));
  }

  private static void grant(
      Map<PortGrant, RoaringBitmap> grants, PortGrant ports, RoaringBitmap pods) {
    if (!pods.isEmpty()) {
      grants.merge(ports, pods, (one, other) -> RoaringBitmap.or(one, other));
    }
  }

  boolean isIsolated() {
    return isolated;
  }

  /** Whether more than a few listed pods are allowed, as far as this direction goes. */
  boolean isWide() {
    return !isolated || !everyone.isNone();
  }

  /** The listed pods; for a wide one not all that are allowed. */
  RoaringBitmap listed() {
    var listed = new RoaringBitmap();
    certain.values().forEach(listed::or);
    possible.values().forEach(listed::or);
    return listed;
  }

  /** Whether anything may be allowed with this pod. */
  boolean mayAllow(int pod) {
    return isWide() || contains(certain, pod) || contains(possible, pod);
  }

  private static boolean contains(Map<PortGrant, RoaringBitmap> grants, int pod) {
    return grants.values().stream().anyMatch(pods -> pods.contains(pod));
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
    PortSet sure = union(everyone.on(destination), certain, pod, destination);
    PortSet perhaps = union(sure, possible, pod, destination);
    return new Reach(sure, perhaps);
  }

  private static PortSet union(
      PortSet first, Map<PortGrant, RoaringBitmap> grants, int pod, PodGroup destination) {
    PortSet ports = first;
    for (var grant : grants.entrySet()) {
      if (grant.getValue().contains(pod)) {
        ports = ports.union(grant.getKey().on(destination));
      }
    }
    return ports;
  }

  /** What is allowed with something that policies know by name. */
  Reach with(Endpoint endpoint) {
    if (!isolated) {
      return Reach.ALL;
    }
    PortSet sure =
        endpoints
            .getOrDefault(endpoint.name(), PortSet.NONE)
            .union(everyone.numbered())
            .union(outside.forEvery(endpoint.addresses()));
    return new Reach(sure, sure.union(outside.forAny(endpoint.addresses())));
  }

  /** What is allowed with addresses outside of the cluster. */
  AddressPorts outside() {
    return outside;
  }

  /** The same of pods that connections arrive at, which have numbers for the names of ports. */
  AddressPorts outside(PodGroup destination) {
    AddressPorts open = outside;
    for (var name : names.entrySet()) {
      var grant = new PortGrant(PortSet.NONE, Set.of(name.getKey()));
      open = open.with(name.getValue(), grant.on(destination));
    }
    return open;
  }
}
