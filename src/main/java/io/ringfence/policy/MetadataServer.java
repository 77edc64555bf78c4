package io.ringfence.policy;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import java.util.Optional;

/**
 * Where GKE's metadata server answers, which is what Workload Identity needs.
 *
 * @param block its address alone
 * @param ports its ports
 * @see <a
 *     href="https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity">Authenticate
 *     to Google Cloud APIs from GKE workloads</a>
 */
public record MetadataServer(IPAddress block, Ports ports) {

  /** The one of this dataplane; nothing where the dataplane does not say. */
  public static Optional<MetadataServer> of(Dataplane dataplane) {
    return switch (dataplane) {
      case GKE_V2 -> Optional.of(at("169.254.169.254/32", 80, 8080));
      case GKE_CALICO -> Optional.of(at("169.254.169.252/32", 987, 988));
      case CILIUM, GENERIC -> Optional.empty();
    };
  }

  private static MetadataServer at(String block, int first, int second) {
    return new MetadataServer(Addresses.block(block), Ports.of(Port.tcp(first), Port.tcp(second)));
  }
}
