package io.ringfence.config;

import inet.ipaddr.IPAddress;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Posture;
import io.ringfence.policy.Postures;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Declarations that cannot all be meant. Policies add up, so that of two flows of a workload the
 * wider one decides: a flow to a database or to hosts says nothing where another allows the same
 * ports at any address.
 */
final class Contradictions {
  private final StackConfig config;
  private final Postures postures;
  private final Problems problems;

  Contradictions(StackConfig config, Problems problems) {
    this.config = config;
    this.postures = config.postures();
    this.problems = problems;
  }

  /** Notes the flows that others make void, and those that the posture excludes. */
  void checkFlows(List<Located<Flow>> flows) {
    for (Located<Flow> located : flows) {
      Flow flow = located.value();
      if (flow.to() instanceof Peer.Hosts && posture(flow) != Posture.OPEN) {
        checkNotVoid(located, flows);
      }
      if (flow.to() instanceof Peer.Database && posture(flow) == Posture.STRICT) {
        checkNotVoid(located, flows);
        checkNamesPorts(located);
      }
    }
  }

  private void checkNotVoid(Located<Flow> narrow, List<Located<Flow>> flows) {
    Flow flow = narrow.value();
    flows.stream()
        .map(Located::value)
        .filter(wide -> wide.from().equals(flow.from()) && isEverywhere(wide.to()))
        .filter(wide -> wide.ports().cover(flow.ports()))
        .findFirst()
        .ifPresent(
            wide ->
                problems.add(
                    narrow.path(),
                    flow.to().name(),
                    "this flow says nothing: \"%s\" may reach every address on these ports by its flow to \"%s\""
                        .formatted(flow.from().name(), wide.to().name()),
                    "take out the wider one, or give it other ports"
                        + (flow.to() instanceof Peer.Database
                            ? "; posture: portable says that a database is its port at any address"
                            : "")));
  }

  private static boolean isEverywhere(Peer peer) {
    return peer instanceof Peer.Anywhere
        || peer instanceof Peer.Https
        || (peer instanceof Peer.Addresses group
            && group.except().isEmpty()
            && group.blocks().stream().anyMatch(Contradictions::isEverything));
  }

  private static boolean isEverything(IPAddress block) {
    return block.isIPv4() && block.isPrefixed() && block.getPrefixLength() == 0;
  }

  private void checkNamesPorts(Located<Flow> located) {
    if (located.value().ports() instanceof Ports.Any) {
      problems.add(
          located.path(),
          located.value().to().name(),
          "the strict posture opens a database's own ports, and this flow opens all of them",
          "take the flow's ports out, or list them, for example [5432, 3307]");
    }
  }

  private Posture posture(Flow flow) {
    return postures.of(flow.from().name());
  }

  /**
   * Notes the workloads that no flow names and that do not say so: their pods would be cut off.
   * Where a flow could not be read, nobody knows whom it was to name.
   */
  void checkWorkloads(List<Workload> workloads) {
    Set<String> named =
        config.flows().stream()
            .map(Located::value)
            .flatMap(flow -> Stream.concat(flow.from().stream(), flow.to().stream()))
            .map(Located::value)
            .collect(Collectors.toSet());
    boolean complete = !problems.isWithin("ringfence:flows");
    for (Workload workload : workloads) {
      boolean isolated = isIsolated(workload);
      String path = "ringfence:workloads." + workload.name();
      if (isolated && named.contains(workload.name())) {
        problems.add(
            path + ".isolated",
            true,
            "a flow names this workload, so it is not isolated",
            "take this out, or the flow");
      } else if (isolated && postures.of(workload.name()) == Posture.OPEN) {
        problems.add(
            path + ".isolated",
            true,
            "the posture open allows everything, so it is not isolated",
            "take this out, or give the workload another posture");
      } else if (!isolated
          && complete
          && !named.contains(workload.name())
          && postures.of(workload.name()) != Posture.OPEN) {
        problems.add(
            path,
            "no flow names this workload, so that its pods would be cut off",
            "add a flow, or say that it is meant: isolated: true");
      }
    }
  }

  private boolean isIsolated(Workload workload) {
    WorkloadConfig written = config.workloads().get(workload.name());
    return written != null && written.isolated();
  }
}
