package io.ringfence.policy;

/** What enforces the policies in a cluster, as far as their content depends on it. */
public enum Dataplane {
  /** GKE Dataplane V2, which is Cilium. */
  GKE_V2,
  /** GKE with network policy enforcement by Calico. */
  GKE_CALICO,
  /** Any other cluster. */
  GENERIC
}
