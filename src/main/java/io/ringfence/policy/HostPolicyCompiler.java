package io.ringfence.policy;

import io.ringfence.flow.Flow;
import io.ringfence.flow.Host;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Ports;
import io.ringfence.policy.HostPolicySpec.HostRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the flows to hosts, one policy for each workload that has any. */
public final class HostPolicyCompiler {
  private final Postures postures;
  private final Dataplane dataplane;

  public HostPolicyCompiler(Postures postures, Dataplane dataplane) {
    this.postures = postures;
    this.dataplane = dataplane;
  }

  /**
   * The policies, in the order of the workloads. A workload that is open needs none.
   *
   * @throws IllegalArgumentException when there are such flows and the dataplane has no such policy
   */
  public List<HostPolicySpec> compile(List<Workload> workloads, List<Flow> flows) {
    return workloads.stream()
        .filter(workload -> postures.of(workload.name()) != Posture.OPEN)
        .map(workload -> flows.stream().filter(flow -> flow.from().equals(workload)).toList())
        .map(own -> own.stream().filter(flow -> flow.to() instanceof Peer.Hosts).toList())
        .filter(own -> !own.isEmpty())
        .map(own -> policy((Workload) own.get(0).from(), own))
        .toList();
  }

  private HostPolicySpec policy(Workload workload, List<Flow> flows) {
    return new HostPolicySpec(
        dataplane
            .hostPolicies()
            .orElseThrow(
                () -> new IllegalArgumentException("the dataplane has no policy for host names")),
        workload.name(),
        workload.namespace(),
        workload.pods(),
        NameServers.peers(dataplane),
        rules(flows),
        Reasons.of(flows));
  }

  /** Rules with the same ports become one. */
  private static List<HostRule> rules(List<Flow> flows) {
    Map<Ports, Set<Host>> hosts = new LinkedHashMap<>();
    for (Flow flow : flows) {
      hosts
          .computeIfAbsent(flow.ports(), ports -> new LinkedHashSet<>())
          .addAll(((Peer.Hosts) flow.to()).hosts());
    }
    return hosts.entrySet().stream()
        .map(rule -> new HostRule(List.copyOf(rule.getValue()), rule.getKey()))
        .toList();
  }
}
