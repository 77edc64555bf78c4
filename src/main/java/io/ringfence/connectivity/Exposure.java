package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How open pods are to those that nobody listed.
 *
 * @param pods whose exposure it is
 * @param isolated the directions in which a policy selects them
 * @param fromCluster the ports that any pod of any namespace reaches, whatever its labels
 * @param fromOutside the ports that addresses outside of the cluster reach
 * @param toCluster the ports that they reach of any pod of any namespace, as far as their own
 *     policies go
 * @param toOutside the ports that they reach of addresses outside of the cluster
 */
public record Exposure(
    PodGroup pods,
    Set<Direction> isolated,
    PortSet fromCluster,
    AddressPorts fromOutside,
    PortSet toCluster,
    AddressPorts toOutside) {

  public Exposure {
    isolated = Set.copyOf(isolated);
  }

  /** Of all pods of a snapshot, in its order. */
  public static List<Exposure> of(Connectivity connectivity) {
    return connectivity.snapshot().pods().stream().map(pods -> of(pods, connectivity)).toList();
  }

  private static Exposure of(PodGroup pods, Connectivity connectivity) {
    List<Policy> ingress = connectivity.selecting(pods, Direction.INGRESS);
    List<Policy> egress = connectivity.selecting(pods, Direction.EGRESS);
    var isolated = EnumSet.noneOf(Direction.class);
    if (!ingress.isEmpty()) {
      isolated.add(Direction.INGRESS);
    }
    if (!egress.isEmpty()) {
      isolated.add(Direction.EGRESS);
    }
    return new Exposure(
        pods,
        isolated,
        toEveryPod(ingress, Direction.INGRESS, grant -> grant.on(pods)),
        connectivity.ingress(pods),
        toEveryPod(egress, Direction.EGRESS, PortGrant::numbered),
        connectivity.egress(pods));
  }

  private static PortSet toEveryPod(
      List<Policy> policies, Direction direction, Function<PortGrant, PortSet> ports) {
    return policies.isEmpty()
        ? PortSet.ALL
        : policies.stream()
            .flatMap(policy -> policy.rules(direction).orElse(List.of()).stream())
            .filter(Exposure::isForEveryPod)
            .map(rule -> ports.apply(PortGrant.of(rule)))
            .reduce(PortSet.NONE, PortSet::union);
  }

  private static boolean isForEveryPod(Rule rule) {
    return rule.peers().isEmpty()
        || rule.peers().get().stream()
            .anyMatch(
                peer ->
                    peer instanceof PodPeer pods
                        && pods.pods().isEverything()
                        && pods.namespaces().map(Selector::isEverything).orElse(false));
  }

  /** Whether policies select them in both directions. */
  public boolean isFenced() {
    return isolated.size() == Direction.values().length;
  }
}
