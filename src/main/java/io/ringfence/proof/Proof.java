package io.ringfence.proof;

import io.ringfence.connectivity.AddressPorts;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.policy.Posture;
import java.util.List;
import java.util.TreeMap;

/**
 * The policies against what was declared: the analyser's map of them must be exactly the flows,
 * under the postures, for every pair of declared peers and the outside; and the invariants must
 * hold.
 */
public final class Proof {
  private final Declaration declaration;
  private final Snapshot snapshot;
  private final Connectivity actual;
  private final Meanings meanings;
  private final Expectation expectation;
  private final Reasons reasons;

  /**
   * Reads policies.
   *
   * @param policies what was compiled
   * @param databases where the stack's databases are, as far as that is known: each is called as
   *     the database, or as the database with a dot and more behind it
   */
  public Proof(Declaration declaration, List<Policy> policies, List<Endpoint> databases) {
    this.declaration = declaration;
    this.snapshot = Witnesses.of(declaration, policies, databases);
    this.actual = Connectivity.of(snapshot, DataplaneSemantics.BY_IDENTITY);
    this.meanings = new Meanings(snapshot, declaration.dataplane());
    this.expectation = new Expectation(declaration, meanings);
    this.reasons = new Reasons(new Explainer(snapshot, DataplaneSemantics.BY_IDENTITY));
  }

  /** Everything that does not hold, and what cannot be said yet. */
  public Findings findings() {
    var judge = new Judge(reasons);
    for (PodGroup from : snapshot.pods()) {
      for (PodGroup to : snapshot.pods()) {
        if (expectation.isDecided(from) || expectation.isDecided(to)) {
          compare(from, to, judge);
        }
      }
      snapshot.endpoints().forEach(to -> compare(from, to, judge));
      compareOutside(from, judge);
    }
    var houseRules = new HouseRules(declaration, actual, judge);
    for (PodGroup pods : snapshot.pods()) {
      expectation.workloads(pods).forEach(workload -> houseRules.check(pods, workload));
    }
    var invariants = new Invariants(actual, meanings, judge);
    declaration.invariants().forEach(invariants::check);
    return judge.findings();
  }

  /** What the policies do, by the names of the declared peers. */
  public StackEffect effect() {
    var postures = new TreeMap<String, Posture>();
    declaration
        .workloads()
        .forEach(
            workload -> postures.put(workload.name(), declaration.postures().of(workload.name())));
    return new StackEffect(
        new TableWriter(declaration, snapshot, actual, meanings).table(),
        postures,
        new PeerTexts(declaration, meanings, snapshot.endpoints()).all());
  }

  private void compare(PodGroup from, PodGroup to, Judge judge) {
    compare(from, to, actual.between(from, to), expectation.between(from, to), judge);
  }

  private void compare(PodGroup from, Endpoint to, Judge judge) {
    compare(from, to, actual.between(from, to), expectation.between(from, to), judge);
  }

  private void compare(Vertex from, Vertex to, Reach is, Reach should, Judge judge) {
    if (is.equals(should)) {
      return;
    }
    PortSet more =
        is.certain()
            .difference(should.certain())
            .union(is.possible().difference(should.possible()));
    PortSet less =
        should
            .certain()
            .difference(is.certain())
            .union(should.possible().difference(is.possible()));
    judge.add(violation(from, to, more, less), from, to);
  }

  private void compareOutside(PodGroup pods, Judge judge) {
    for (Direction direction : Direction.values()) {
      AddressPorts is = direction == Direction.EGRESS ? actual.egress(pods) : actual.ingress(pods);
      AddressPorts should = expectation.outside(pods, direction);
      if (!is.equals(should)) {
        is.difference(should)
            .forEach((ports, some) -> outside(pods, direction, some, ports, PortSet.NONE, judge));
        should
            .difference(is)
            .forEach((ports, some) -> outside(pods, direction, some, PortSet.NONE, ports, judge));
      }
    }
  }

  private void outside(
      PodGroup pods,
      Direction direction,
      AddressSet addresses,
      PortSet more,
      PortSet less,
      Judge judge) {
    var outside = new Outside(addresses);
    Vertex from = direction == Direction.EGRESS ? pods : outside;
    Vertex to = direction == Direction.EGRESS ? outside : pods;
    judge.add(violation(from, to, more, less), from, to);
  }

  private Violation violation(Vertex from, Vertex to, PortSet more, PortSet less) {
    boolean isMore = !more.isEmpty();
    return new Violation(
        "the policies and the flows differ",
        isMore
            ? "%s may reach %s on %s, which no flow says"
                .formatted(VertexName.of(from), VertexName.of(to), more)
            : "%s may not reach %s on %s, which a flow says"
                .formatted(VertexName.of(from), VertexName.of(to), less),
        reasons.of(from, to, isMore ? more : less),
        "this is a fault in how the policies are compiled; report it with the stack's file");
  }
}
