package io.ringfence.policy;

import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Rule.Listed;
import io.ringfence.policy.Rule.RulePeer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles flows into one policy for each workload. Each flow becomes egress of its source and
 * ingress of its destination, so neither side can be forgotten.
 *
 * <p>The result is stable: the same declarations give the same policies, in the order of the
 * declarations.
 */
public final class PolicyCompiler {
  /** The name of the policy that isolates a namespace; no workload can have it. */
  public static final String ISOLATION = "default-deny";

  private final Postures postures;
  private final PeerRules peerRules;

  public PolicyCompiler(Postures postures, Dataplane dataplane) {
    this.postures = postures;
    this.peerRules = new PeerRules(dataplane);
  }

  /** The policies of these workloads; every workload gets one, also when no flow names it. */
  public List<PolicySpec> compile(List<Workload> workloads, List<Flow> flows) {
    return workloads.stream()
        .map(
            workload ->
                new PolicySpec(
                    workload.name(),
                    workload.namespace(),
                    workload.pods(),
                    ingress(workload, flows),
                    egress(workload, flows),
                    reasons(workload, flows)))
        .toList();
  }

  /**
   * The policy that lets no pod of a namespace talk, beside those that allow. Policies add up, so
   * it takes nothing from pods that have a policy of their own.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies">Default
   *     policies</a>
   */
  public static PolicySpec isolation(String namespace) {
    return new PolicySpec(
        ISOLATION, namespace, new PodSelection.EveryPod(), List.of(), List.of(), List.of());
  }

  /** A flow to hosts is not here: a policy of another kind says it, with its reason. */
  private static List<String> reasons(Workload workload, List<Flow> flows) {
    return Reasons.of(
        flows.stream()
            .filter(flow -> flow.from().equals(workload) || flow.to().equals(workload))
            .filter(flow -> !(flow.to() instanceof Peer.Hosts))
            .toList());
  }

  private Posture posture(Workload workload) {
    return postures.of(workload.name());
  }

  private List<Rule> ingress(Workload workload, List<Flow> flows) {
    if (posture(workload) == Posture.OPEN) {
      return List.of(Rule.everything());
    }
    return merged(
        flows.stream()
            .filter(flow -> flow.to().equals(workload))
            .map(
                flow -> new Rule(peerRules.source(flow.from(), workload.namespace()), flow.ports()))
            .toList());
  }

  private List<Rule> egress(Workload workload, List<Flow> flows) {
    if (posture(workload) == Posture.OPEN) {
      return List.of(Rule.everything());
    }
    return merged(
        flows.stream()
            .filter(flow -> flow.from().equals(workload))
            .filter(flow -> !(flow.to() instanceof Peer.Hosts))
            .map(
                flow ->
                    new Rule(
                        peerRules.destination(flow.to(), workload.namespace(), posture(workload)),
                        flow.ports()))
            .toList());
  }

  /**
   * Rules with the same ports become one. A rule for everyone stays by itself: merged into a list
   * it would be lost, and a list merged into it would be lost in it.
   */
  private static List<Rule> merged(List<Rule> rules) {
    Map<Ports, Set<RulePeer>> listed = new LinkedHashMap<>();
    Set<Rule> merged = new LinkedHashSet<>();
    for (Rule rule : rules) {
      if (rule.peers() instanceof Listed peers) {
        listed.computeIfAbsent(rule.ports(), ports -> new LinkedHashSet<>()).addAll(peers.peers());
      }
    }
    for (Rule rule : rules) {
      if (rule.peers() instanceof Listed) {
        merged.add(
            new Rule(
                new Listed(List.copyOf(listed.getOrDefault(rule.ports(), Set.of()))),
                rule.ports()));
      } else {
        merged.add(rule);
      }
    }
    return new ArrayList<>(merged);
  }
}
