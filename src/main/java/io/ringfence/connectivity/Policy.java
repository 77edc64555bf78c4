package io.ringfence.connectivity;

import java.util.List;
import java.util.Optional;

/**
 * A policy as the cluster understands it. What selects nothing, or too much, by an omission is
 * spelled out here: a direction that does not count is absent, and a rule says "everyone" by an
 * absent list.
 *
 * @param namespace where it is, and whose pods it selects
 * @param name its name
 * @param kind its kind, for example {@code NetworkPolicy}
 * @param managed whether Ringfence made it
 * @param pods the pods that it isolates
 * @param ingress what may reach them, where the policy isolates them in that direction; no rule
 *     means nothing
 * @param egress what they may reach, in the same way
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy</a>
 */
public record Policy(
    String namespace,
    String name,
    String kind,
    boolean managed,
    Selector pods,
    Optional<List<Rule>> ingress,
    Optional<List<Rule>> egress) {
  public Policy {
    ingress = ingress.map(List::copyOf);
    egress = egress.map(List::copyOf);
  }

  /** Its rules in a direction; absent where it does not isolate in that direction. */
  public Optional<List<Rule>> rules(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  /** {@code namespace/name}, with its kind where that is no NetworkPolicy. */
  public String id() {
    String plain = namespace + "/" + name;
    return kind.equals("NetworkPolicy") ? plain : plain + "[" + kind + "]";
  }

  /**
   * One entry of a direction. Any of its peers on any of its ports is allowed.
   *
   * @param peers the other side; absent for everyone, the outside included. A list has at least one
   * @param ports the ports of the destination; absent for all of them. A list has at least one
   * @see <a
   *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicyIngressRule
   *     and NetworkPolicyEgressRule</a>
   */
  public record Rule(Optional<List<RulePeer>> peers, Optional<List<RulePort>> ports) {
    public Rule {
      peers = peers.map(List::copyOf);
      ports = ports.map(List::copyOf);
    }
  }

  /** One peer of a rule. */
  public sealed interface RulePeer {}

  /**
   * Pods.
   *
   * @param namespaces whose namespaces match; absent for the policy's own namespace
   * @param pods whose labels match
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors">Behavior
   *     of to and from selectors</a>
   */
  public record PodPeer(Optional<Selector> namespaces, Selector pods) implements RulePeer {}

  /**
   * Addresses, without those that are excepted. Another peer may mean an excepted address again,
   * because policies only add up.
   */
  public record BlockPeer(AddressSet addresses) implements RulePeer {}

  /** Something by its name, at whatever address it has: an {@link Vertex.Endpoint} of that name. */
  public record EndpointPeer(String endpoint) implements RulePeer {}

  /** What a rule says of ports. */
  public sealed interface RulePort {}

  /** Ports by their numbers. */
  public record NumberedPorts(PortSet ports) implements RulePort {}

  /**
   * A port by the name that the destination's container gives it. The same name may stand for other
   * numbers in other pods, and for none in some.
   */
  public record PortName(io.ringfence.flow.Protocol protocol, String name) implements RulePort {}
}
