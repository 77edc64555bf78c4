package io.ringfence.policy;

import java.util.Optional;

/** What enforces the policies in a cluster, as far as their content depends on it. */
public enum Dataplane {
  /** GKE Dataplane V2, which is Google's Cilium. */
  GKE_V2,
  /** GKE with network policy enforcement by Calico. */
  GKE_CALICO,
  /** A cluster with Cilium's own release. */
  CILIUM,
  /** Any other cluster. */
  GENERIC;

  /** The policies for host names that it has; none where it has none. */
  public Optional<HostPolicySpec.Kind> hostPolicies() {
    return switch (this) {
      case GKE_V2 -> Optional.of(HostPolicySpec.Kind.FQDN_NETWORK_POLICY);
      case CILIUM -> Optional.of(HostPolicySpec.Kind.CILIUM_NETWORK_POLICY);
      case GKE_CALICO, GENERIC -> Optional.empty();
    };
  }
}
