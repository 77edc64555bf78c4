package io.ringfence.connectivity;

/**
 * What dataplanes do differently.
 *
 * @param blocksMatchPods whether a block of addresses in a rule also means the pods that have one
 *     of them, those on their node's network included. Cilium, and GKE Dataplane V2 with it, match
 *     neither pods nor nodes by address; Calico and kube-router do
 * @param selectsHostNetwork whether policies select pods on their node's network, and rules match
 *     them by their labels. The Kubernetes documentation leaves that open, and most dataplanes do
 *     not
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/language/#cidr-based">Cilium, CIDR
 *     based policies</a>
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods">NetworkPolicy
 *     and hostNetwork pods</a>
 */
public record DataplaneSemantics(boolean blocksMatchPods, boolean selectsHostNetwork) {
  /** Blocks mean the outside alone, and pods on their node's network are not selected. */
  public static final DataplaneSemantics BY_IDENTITY = new DataplaneSemantics(false, false);

  /** Blocks also mean the pods at these addresses, which may be their nodes'. */
  public static final DataplaneSemantics BY_ADDRESS = new DataplaneSemantics(true, false);
}
