package io.ringfence.policy;

import io.ringfence.flow.Host;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Ports;
import java.util.List;

/**
 * A policy that allows pods to reach hosts by their names, which a NetworkPolicy cannot say. It
 * adds to the NetworkPolicy of the same pods and takes nothing away.
 *
 * @param kind what the dataplane calls it
 * @param name the object's name, that of the pods' NetworkPolicy
 * @param namespace where it is
 * @param pods the pods that it is for
 * @param nameServers whose answers tell the addresses of the hosts
 * @param egress which hosts they may reach; at least one
 * @param reasons why, as far as the flows say so
 */
public record HostPolicySpec(
    Kind kind,
    String name,
    String namespace,
    PodSelector pods,
    Rule.Listed nameServers,
    List<HostRule> egress,
    List<String> reasons) {
  public HostPolicySpec {
    egress = List.copyOf(egress);
    reasons = List.copyOf(reasons);
    if (egress.isEmpty()) {
      throw new IllegalArgumentException("a policy for hosts allows at least one");
    }
  }

  /**
   * Hosts on ports.
   *
   * @param hosts at least one
   * @param ports the ports of the hosts
   */
  public record HostRule(List<Host> hosts, Ports ports) {
    public HostRule {
      hosts = List.copyOf(hosts);
      if (hosts.isEmpty()) {
        throw new IllegalArgumentException("a rule for hosts names at least one");
      }
    }
  }

  /** The kinds of objects that dataplanes have for it. */
  public enum Kind {
    /**
     * GKE's, on Dataplane V2. It knows TCP and UDP by single ports.
     *
     * @see <a
     *     href="https://cloud.google.com/kubernetes-engine/docs/how-to/fqdn-network-policies">Control
     *     Pod egress traffic using FQDN network policies</a>
     */
    FQDN_NETWORK_POLICY,
    /**
     * Cilium's.
     *
     * @see <a href="https://docs.cilium.io/en/stable/security/policy/language/#dns-based">Layer 3
     *     policies, DNS based</a>
     */
    CILIUM_NETWORK_POLICY
  }
}
