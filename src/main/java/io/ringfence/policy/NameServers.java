package io.ringfence.policy;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.policy.Rule.AddressBlock;
import io.ringfence.policy.Rule.Listed;
import io.ringfence.policy.Rule.NamespacedPods;
import io.ringfence.policy.Rule.RulePeer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a pod's name queries go.
 *
 * <p>A rule that selects the kube-dns pods alone cuts off the pods of a cluster with NodeLocal
 * DNSCache, which answers at a link-local address of the node. Where Cilium redirects queries to
 * the cache on the node, as it does on Dataplane V2 and by a local redirect policy elsewhere, it
 * takes the cache for what it is, a pod, so that an address does not match it: Google's own
 * policies name it both ways. Without a redirect it is on the host's network, where no selector of
 * pods matches.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/">NodeLocal
 *     DNSCache</a>
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns">Cloud DNS for
 *     GKE</a>
 * @see <a href="https://github.com/gke-labs/kube-agents/pull/162">GKE's agents allow the cache's
 *     pods</a>
 * @see <a
 *     href="https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/#node-local-dns-cache">Cilium,
 *     node-local DNS cache</a>
 * @see <a href="https://github.com/cilium/cilium-cli/pull/995">Cilium's connectivity test allows
 *     the cache's pods</a>
 */
public final class NameServers {
  /** Where the DNS pods and the cache's are. */
  public static final String NAMESPACE = "kube-system";

  /** The label of the DNS pods, kept by CoreDNS for compatibility. */
  private static final PodSelector KUBE_DNS = PodSelector.of(Map.of("k8s-app", "kube-dns"));

  /** The label of the cache's pods. */
  private static final PodSelector CACHE = PodSelector.of(Map.of("k8s-app", "node-local-dns"));

  private static final IPAddress CACHE_ADDRESS = Addresses.block("169.254.20.10/32");
  private static final IPAddress CLOUD_DNS = Addresses.block("169.254.169.254/32");

  private NameServers() {}

  static Listed peers(Dataplane dataplane) {
    var kubeSystem = new NamespaceSelection.Named(NAMESPACE);
    return new Listed(
        Stream.concat(
                pods(dataplane).stream()
                    .map(pods -> (RulePeer) new NamespacedPods(kubeSystem, pods)),
                addresses(dataplane).stream().map(AddressBlock::new))
            .toList());
  }

  /** The pods that answer, in {@link #NAMESPACE}. */
  public static List<PodSelector> pods(Dataplane dataplane) {
    return switch (dataplane) {
      case GKE_V2, CILIUM -> List.of(KUBE_DNS, CACHE);
      case GKE_CALICO, GENERIC -> List.of(KUBE_DNS);
    };
  }

  /** The addresses that answer besides. */
  public static List<IPAddress> addresses(Dataplane dataplane) {
    return switch (dataplane) {
      case GKE_V2, GKE_CALICO -> List.of(CACHE_ADDRESS, CLOUD_DNS);
      case CILIUM, GENERIC -> List.of(CACHE_ADDRESS);
    };
  }
}
