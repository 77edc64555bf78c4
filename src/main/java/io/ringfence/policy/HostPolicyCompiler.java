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
   * @throws IllegalArgumentException when there are such flows and the dataplane has no such
   *     policy, or when a workload that has them may not ask the name servers, from whose answers
   *     the dataplane learns the addresses
   */
  public List<HostPolicySpec> compile(List<Workload> workloads, List<Flow> flows) {
    return workloads.stream()
        .filter(workload -> postures.of(workload.name()) != Posture.OPEN)
        .map(workload -> flows.stream().filter(flow -> flow.from().equals(workload)).toList())
        .filter(own -> own.stream().anyMatch(HostPolicyCompiler::isToHosts))
        .map(own -> policy((Workload) own.get(0).from(), own))
        .toList();
  }

  private static boolean isToHosts(Flow flow) {
    return flow.to() instanceof Peer.Hosts;
  }

  private HostPolicySpec policy(Workload workload, List<Flow> own) {
    if (own.stream().noneMatch(flow -> flow.to() instanceof Peer.Dns)) {
      throw new IllegalArgumentException(
          workload.name() + " reaches hosts by their names: allow it dns too");
    }
    List<Flow> flows = own.stream().filter(HostPolicyCompiler::isToHosts).toList();
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
