package io.ringfence.bench;

import inet.ipaddr.ipv4.IPv4Address;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A cluster of any size in which each workload has a policy of its own.
 *
 * @param workloads how many
 * @param shape what the policies say
 */
record GeneratedCluster(int workloads, Shape shape) {
  private static final int NEIGHBOURS = 3;
  private static final int LARGEST_NAMESPACE = 100;
  private static final int FEWEST_NAMESPACES = 4;
  private static final int FIRST_ADDRESS = 0x0A00_0001;
  private static final int HTTP = 8080;
  private static final int POSTGRESQL = 5432;

  /** What each policy says. */
  enum Shape {
    /** Egress to an address of its own; ingress from three pods and from a namespace. */
    FENCED("egress to an address of its own, ingress from three pods and a namespace"),
    /** The same, with egress to three pods that let it in. */
    CALLING("the same, and egress to three pods that let it in"),
    /** Ingress from three pods and from a namespace; egress is free. */
    INGRESS_ONLY("ingress from three pods and a namespace, egress free");

    private final String description;

    Shape(String description) {
      this.description = description;
    }

    @Override
    public String toString() {
      return description;
    }
  }

  /** The names of all namespaces. */
  List<String> namespaces() {
    int count = Math.max(FEWEST_NAMESPACES, workloads / LARGEST_NAMESPACE);
    return IntStream.range(0, count).mapToObj("team-%d"::formatted).toList();
  }

  /** As the analyser reads it. */
  Snapshot snapshot() {
    var pods = new ArrayList<PodGroup>();
    var policies = new ArrayList<Policy>();
    for (int number = 0; number < workloads; number++) {
      pods.add(
          PodGroup.of(namespace(number), name(number), "Deployment", Map.of("app", name(number))));
      policies.add(policy(number));
    }
    return new Snapshot(new TreeMap<>(), pods, policies, List.of());
  }

  private Policy policy(int number) {
    return new Policy(
        namespace(number),
        name(number),
        "NetworkPolicy",
        false,
        labelled(number),
        Optional.of(List.of(rule(sources(number), HTTP))),
        shape == Shape.INGRESS_ONLY ? Optional.empty() : Optional.of(egress(number)));
  }

  private List<Rule> egress(int number) {
    Rule own =
        rule(List.of(new BlockPeer(AddressSet.of(new IPv4Address(address(number))))), POSTGRESQL);
    return shape == Shape.CALLING ? List.of(own, rule(destinations(number), HTTP)) : List.of(own);
  }

  private static Rule rule(List<RulePeer> peers, int port) {
    return new Rule(
        Optional.of(peers),
        Optional.of(List.of(new NumberedPorts(PortSet.range(Protocol.TCP, port, port)))));
  }

  private List<RulePeer> sources(int number) {
    var peers = new ArrayList<RulePeer>();
    callers(number).forEach(caller -> peers.add(new PodPeer(Optional.empty(), labelled(caller))));
    peers.add(
        new PodPeer(
            Optional.of(Selector.of(Map.of("kubernetes.io/metadata.name", trusted(number)))),
            Selector.EVERYTHING));
    return peers;
  }

  private List<RulePeer> destinations(int number) {
    return called(number).stream()
        .<RulePeer>map(called -> new PodPeer(Optional.empty(), labelled(called)))
        .toList();
  }

  private static Selector labelled(int number) {
    return Selector.of(Map.of("app", name(number)));
  }

  /** Neighbours in the same namespace. */
  List<Integer> callers(int number) {
    return IntStream.rangeClosed(1, NEIGHBOURS)
        .mapToObj(step -> (number + step * namespaces().size()) % workloads)
        .filter(other -> namespace(other).equals(namespace(number)))
        .toList();
  }

  List<Integer> called(int number) {
    return IntStream.rangeClosed(1, NEIGHBOURS)
        .mapToObj(step -> Math.floorMod(number - step * namespaces().size(), workloads))
        .filter(other -> callers(other).contains(number))
        .toList();
  }

  /** The namespace whose pods all reach a workload. */
  String trusted(int number) {
    return namespace(number + 1);
  }

  String namespace(int number) {
    return "team-" + number % Math.max(FEWEST_NAMESPACES, workloads / LARGEST_NAMESPACE);
  }

  static String name(int number) {
    return "workload-" + number;
  }

  static int address(int number) {
    return FIRST_ADDRESS + number;
  }
}
