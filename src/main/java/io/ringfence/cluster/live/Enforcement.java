package io.ringfence.cluster.live;

/**
 * Whether a cluster enforces NetworkPolicies. The API server takes them in any case; what makes
 * them work is an agent on each node.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites">Network
 *     Policies, prerequisites</a>
 */
public sealed interface Enforcement {

  /** The cluster has an agent that enforces them, known by this name. */
  record Enforced(String by) implements Enforcement {}

  /** The cluster does not enforce them; the reason continues "because". */
  record NotEnforced(String reason) implements Enforcement {}

  /** The cluster has no nodes, so that nothing runs in it yet that would need them. */
  record Idle() implements Enforcement {}

  /** It cannot be known; the reason continues "because". */
  record Unknown(String reason) implements Enforcement {}
}
