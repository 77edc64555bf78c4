package io.ringfence.proof;

import io.ringfence.connectivity.AddressPorts;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Posture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who should reach what, by the flows and the postures alone: a workload's side of a connection is
 * open where a flow says so, or where its posture is open; what is no workload's is open unless its
 * namespace is isolated.
 */
final class Expectation {
  private final Declaration declaration;
  private final Set<String> isolated;
  private final Map<Workload, Predicate<PodGroup>> podsOf = new HashMap<>();
  private final Map<Flow, Meaning> sources = new HashMap<>();
  private final Map<Flow, Meaning> destinations = new HashMap<>();
  private final Map<String, Expected> expected = new HashMap<>();

  /** What one side of pods should allow: nobody is kept out of an open one. */
  private record Expected(
      boolean undeclared, boolean open, List<Grant> egress, List<Grant> ingress) {
    List<Grant> grants(Direction direction) {
      return direction == Direction.EGRESS ? egress : ingress;
    }
  }

  /** One flow, seen from one of its sides. */
  private record Grant(Meaning other, Ports ports) {}

  Expectation(Declaration declaration, Meanings meanings) {
    this.declaration = declaration;
    this.isolated =
        declaration.isolated()
            ? declaration.workloads().stream().map(Workload::namespace).collect(Collectors.toSet())
            : Set.of();
    declaration.workloads().forEach(workload -> podsOf.put(workload, Meanings.podsOf(workload)));
    for (Flow flow : declaration.flows()) {
      sources.put(flow, meanings.of(flow.from()));
      destinations.put(
          flow,
          flow.from() instanceof Workload from
              ? meanings.of(flow.to(), posture(from))
              : meanings.of(flow.to()));
    }
  }

  /** Whether the stack says anything of these pods. */
  boolean isDecided(PodGroup pods) {
    return !expected(pods).undeclared() || isolated.contains(pods.namespace());
  }

  /** On which ports the one should reach the other. */
  Reach between(PodGroup from, PodGroup to) {
    return Reach.certainly(
        with(from, Direction.EGRESS, to, to).intersection(with(to, Direction.INGRESS, from, to)));
  }

  private PortSet with(PodGroup own, Direction direction, PodGroup other, PodGroup destination) {
    Expected side = expected(own);
    return side.open()
        ? PortSet.ALL
        : side.grants(direction).stream()
            .filter(grant -> grant.other().pods().test(other))
            .map(grant -> DeclaredPorts.on(grant.ports(), destination))
            .reduce(PortSet.NONE, PortSet::union);
  }

  /** On which ports pods should reach a database or a host. */
  Reach between(PodGroup from, Endpoint to) {
    Expected side = expected(from);
    if (side.open()) {
      return Reach.ALL;
    }
    PortSet direct =
        side.egress().stream()
            .filter(grant -> grant.other().endpoints().test(to))
            .map(grant -> DeclaredPorts.numbered(grant.ports()))
            .reduce(PortSet.NONE, PortSet::union);
    AddressPorts outside = outside(from, Direction.EGRESS);
    PortSet certain = direct.union(outside.forEvery(to.addresses()));
    return new Reach(certain, certain.union(outside.forAny(to.addresses())));
  }

  /** Which addresses pods should reach, or be reached from. */
  AddressPorts outside(PodGroup pods, Direction direction) {
    Expected side = expected(pods);
    if (side.open()) {
      return AddressPorts.of(AddressSet.ALL, PortSet.ALL);
    }
    AddressPorts open = AddressPorts.NONE;
    for (Grant grant : side.grants(direction)) {
      PortSet ports =
          direction == Direction.INGRESS
              ? DeclaredPorts.on(grant.ports(), pods)
              : DeclaredPorts.numbered(grant.ports());
      open = open.with(grant.other().addresses(), ports);
    }
    return open;
  }

  /** The workloads whose pods they are: one, unless two select the same. */
  List<Workload> workloads(PodGroup pods) {
    return declaration.workloads().stream()
        .filter(workload -> podsOf.getOrDefault(workload, none -> false).test(pods))
        .toList();
  }

  private Expected expected(PodGroup pods) {
    return expected.computeIfAbsent(pods.id(), unknown -> expect(pods));
  }

  private Expected expect(PodGroup pods) {
    List<Workload> own = workloads(pods);
    boolean open =
        own.isEmpty()
            ? !isolated.contains(pods.namespace())
            : own.stream().anyMatch(workload -> posture(workload) == Posture.OPEN);
    return new Expected(
        own.isEmpty(),
        open,
        declaration.flows().stream()
            .filter(flow -> own.contains(flow.from()))
            .map(flow -> new Grant(meaning(destinations, flow), flow.ports()))
            .toList(),
        declaration.flows().stream()
            .filter(flow -> own.contains(flow.to()))
            .map(flow -> new Grant(meaning(sources, flow), flow.ports()))
            .toList());
  }

  private static Meaning meaning(Map<Flow, Meaning> meanings, Flow flow) {
    return meanings.getOrDefault(flow, Meaning.addresses(AddressSet.NONE));
  }

  private Posture posture(Workload workload) {
    return declaration.postures().of(workload.name());
  }
}
