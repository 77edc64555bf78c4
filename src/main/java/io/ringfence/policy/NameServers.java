package io.ringfence.policy;

import io.ringfence.address.Addresses;
import io.ringfence.flow.PodSelector;
import io.ringfence.policy.Rule.AddressBlock;
import io.ringfence.policy.Rule.Listed;
import io.ringfence.policy.Rule.NamespacedPods;
import io.ringfence.policy.Rule.RulePeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a pod's name queries go. A rule that selects the kube-dns pods alone cuts off the pods of a
 * cluster with NodeLocal DNSCache, which answers at a link-local address of the node.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/">NodeLocal
 *     DNSCache</a>
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns">Cloud DNS for
 *     GKE</a>
 */
final class NameServers {
  /** The label of the DNS pods, kept by CoreDNS for compatibility. */
  private static final PodSelector KUBE_DNS = PodSelector.of(Map.of("k8s-app", "kube-dns"));

  private static final String NODE_LOCAL_DNS_CACHE = "169.254.20.10/32";
  private static final String CLOUD_DNS = "169.254.169.254/32";

  private NameServers() {}

  static Listed peers(Dataplane dataplane) {
    var peers = new ArrayList<RulePeer>();
    peers.add(new NamespacedPods("kube-system", KUBE_DNS));
    blocks(dataplane).forEach(block -> peers.add(new AddressBlock(Addresses.block(block))));
    return new Listed(peers);
  }

  private static List<String> blocks(Dataplane dataplane) {
    return switch (dataplane) {
      case GKE_V2, GKE_CALICO -> List.of(NODE_LOCAL_DNS_CACHE, CLOUD_DNS);
      case GENERIC -> List.of(NODE_LOCAL_DNS_CACHE);
    };
  }
}
