package io.ringfence.proof;

import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges pairs against what is demanded of them, and keeps what it finds. */
final class Judge {
  private final Reasons reasons;
  private final List<Violation> violations = new ArrayList<>();
  private final List<String> undecided = new ArrayList<>();
  private final Set<String> judged = new HashSet<>();

  Judge(Reasons reasons) {
    this.reasons = reasons;
  }

  Findings findings() {
    return new Findings(violations, undecided);
  }

  void add(Violation violation) {
    violations.add(violation);
  }

  /** What holds for all pods of a workload is said once, not for each sort of them. */
  void add(Violation violation, Vertex from, Vertex to) {
    String sort =
        String.join(
            " ", violation.where(), VertexName.withoutVariant(from), VertexName.withoutVariant(to));
    if (judged.add(sort)) {
      violations.add(violation);
    }
  }

  /** Demands that none of the ports is open; one of several known addresses is enough to fail. */
  void deny(String demand, Pair pair, PortSet ports, String fix) {
    PortSet open = pair.isKnown() ? pair.reach().possible() : pair.reach().certain();
    PortSet found = open.intersection(ports);
    if (!found.isEmpty()) {
      add(violation(demand, pair, "may reach", found, fix), pair.from(), pair.to());
    } else {
      noteUndecided(demand, pair, pair.reach().possible().intersection(ports));
    }
  }

  /** Demands that all of the ports are open. */
  void allow(String demand, Pair pair, PortSet ports, String fix) {
    PortSet open = pair.isKnown() ? pair.reach().certain() : pair.reach().possible();
    PortSet missing = ports.difference(open);
    if (!missing.isEmpty()) {
      add(violation(demand, pair, "may not reach", missing, fix), pair.from(), pair.to());
    } else {
      noteUndecided(demand, pair, ports.difference(pair.reach().certain()));
    }
  }

  private Violation violation(String demand, Pair pair, String finding, PortSet ports, String fix) {
    return new Violation(
        demand,
        "%s %s %s on %s"
            .formatted(VertexName.of(pair.from()), finding, VertexName.of(pair.to()), ports),
        reasons.of(pair.from(), pair.to(), ports),
        fix);
  }

  private void noteUndecided(String demand, Pair pair, PortSet ports) {
    if (!ports.isEmpty()
        && VertexName.of(pair.from()).equals(VertexName.withoutVariant(pair.from()))) {
      undecided.add(
          "%s: whether %s may reach %s on %s depends on its address, which is not known yet"
              .formatted(demand, VertexName.of(pair.from()), VertexName.of(pair.to()), ports));
    }
  }

  /**
   * A pair and what the policies say of it.
   *
   * @param reach on which ports the one reaches the other
   */
  record Pair(Vertex from, Vertex to, Reach reach) {

    /** Whether all addresses are known; what is then not certain holds for some of them. */
    boolean isKnown() {
      return !(to instanceof Endpoint endpoint) || endpoint.known();
    }

    /** The ports where the connection arrives. */
    PortSet ports(io.ringfence.flow.Ports ports) {
      return to instanceof PodGroup pods
          ? DeclaredPorts.on(ports, pods)
          : DeclaredPorts.numbered(ports);
    }
  }
}
