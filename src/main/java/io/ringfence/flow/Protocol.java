package io.ringfence.flow;

/**
 * The protocols that a NetworkPolicy port may name.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicyPort</a>
 */
public enum Protocol {
  TCP,
  UDP,
  SCTP
}
