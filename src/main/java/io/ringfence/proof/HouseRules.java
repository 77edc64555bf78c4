package io.ringfence.proof;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Posture;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold of every stack: each declared workload is fenced in both directions, and nobody
 * but the declared clients reaches a database, unless the posture of whoever might gives that up.
 */
final class HouseRules {
  private final Declaration declaration;
  private final Connectivity actual;
  private final Judge judge;

  HouseRules(Declaration declaration, Connectivity actual, Judge judge) {
    this.declaration = declaration;
    this.actual = actual;
    this.judge = judge;
  }

  /** Judges pods of a workload. */
  void check(PodGroup pods, Workload workload) {
    checkFenced(pods, workload);
    actual.snapshot().endpoints().forEach(endpoint -> checkClient(pods, workload, endpoint));
  }

  private void checkFenced(PodGroup pods, Workload workload) {
    for (Direction direction : Direction.values()) {
      if (actual.selecting(pods, direction).isEmpty()) {
        judge.add(
            new Violation(
                "every workload is fenced",
                "no policy isolates the %s of %s".formatted(direction.field(), VertexName.of(pods)),
                List.of(),
                "report it with the stack's file: workload " + workload.name()));
      }
    }
  }

  private void checkClient(PodGroup pods, Workload workload, Endpoint endpoint) {
    if (endpoint.kind() != Endpoint.Kind.DATABASE
        || declaration.postures().of(workload.name()) != Posture.STRICT
        || isClient(workload, endpoint)) {
      return;
    }
    String database = Meanings.databaseOf(endpoint);
    judge.deny(
        "nobody but its declared clients reaches the database " + database,
        new Judge.Pair(pods, endpoint, actual.between(pods, endpoint)),
        listening(database),
        "say {from: %s, to: %s}, or narrow the ports or addresses of the wider flow"
            .formatted(workload.name(), database));
  }

  /** Two databases at one address cannot be told apart there. */
  private boolean isClient(Workload workload, Endpoint endpoint) {
    return declaration.flows().stream()
        .filter(flow -> flow.from().equals(workload) && flow.to() instanceof Peer.Database)
        .anyMatch(
            flow ->
                actual.snapshot().endpoints().stream()
                    .filter(other -> Meanings.databaseOf(other).equals(flow.to().name()))
                    .anyMatch(other -> other.equals(endpoint) || isSamePlace(other, endpoint)));
  }

  private static boolean isSamePlace(Endpoint one, Endpoint other) {
    return Meanings.databaseOf(one).equals(Meanings.databaseOf(other))
        || (one.known() && other.known() && one.addresses().contains(other.addresses()));
  }

  /** The ports of a database: its own, and those that flows to it name. */
  private PortSet listening(String name) {
    Stream<Ports> own =
        declaration.peers().stream()
            .filter(peer -> peer instanceof Peer.Database && peer.name().equals(name))
            .flatMap(peer -> peer.defaultPorts().stream());
    Stream<Ports> ofFlows =
        declaration.flows().stream()
            .filter(flow -> flow.to() instanceof Peer.Database && flow.to().name().equals(name))
            .map(Flow::ports);
    return Stream.concat(own, ofFlows)
        .map(DeclaredPorts::numbered)
        .reduce(PortSet.NONE, PortSet::union);
  }
}
