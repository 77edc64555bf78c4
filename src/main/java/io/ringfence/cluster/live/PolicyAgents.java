package io.ringfence.cluster.live;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The agents that are known to enforce policies, by the names of their DaemonSets as the projects'
 * own manifests have them.
 */
final class PolicyAgents {
  private static final Map<String, String> ENFORCING =
      Map.ofEntries(
          Map.entry("anetd", "GKE Dataplane V2"),
          Map.entry("antrea-agent", "Antrea"),
          Map.entry("azure-npm", "Azure Network Policy Manager"),
          Map.entry("calico-node", "Calico"),
          Map.entry("canal", "Canal"),
          Map.entry("cilium", "Cilium"),
          Map.entry("kube-network-policies", "kube-network-policies"),
          Map.entry("kube-router", "kube-router"),
          Map.entry("ovnkube-node", "OVN-Kubernetes"),
          Map.entry("rke2-canal", "Canal"),
          Map.entry("weave-net", "Weave Net"));

  /** Agents that connect pods and leave policies to others. */
  private static final Map<String, String> CONNECTING = Map.of("kube-flannel-ds", "flannel");

  private PolicyAgents() {}

  /**
   * What the DaemonSets of a cluster tell.
   *
   * @param version the API server's, for example {@code v1.34.1+k3s1}
   */
  static Enforcement enforcement(List<DaemonSet> daemonSets, String version) {
    Optional<String> agent = named(ENFORCING, daemonSets);
    if (agent.isPresent()) {
      return new Enforcement.Enforced(agent.get());
    }
    if (version.contains("+k3s")) {
      return new Enforcement.Unknown(
          "k3s enforces policies by a part of itself, unless it was started with"
              + " --disable-network-policy");
    }
    return named(CONNECTING, daemonSets)
        .<Enforcement>map(
            name ->
                new Enforcement.NotEnforced(name + " connects its pods, which ignores policies"))
        .orElseGet(
            () ->
                new Enforcement.Unknown(
                    "it runs none of the agents that are known to: "
                        + ENFORCING.values().stream()
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }

  private static Optional<String> named(Map<String, String> known, List<DaemonSet> daemonSets) {
    return daemonSets.stream()
        .map(daemonSet -> daemonSet.getMetadata().getName())
        .filter(known::containsKey)
        .sorted()
        .findFirst()
        .map(known::get);
  }
}
