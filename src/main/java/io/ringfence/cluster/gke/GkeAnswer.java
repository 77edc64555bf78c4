package io.ringfence.cluster.gke;

import com.fasterxml.jackson.databind.JsonNode;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import java.util.Optional;

/**
 * What the provider's function answers about a cluster, of which the SDK's class cannot say all
 * that came after it. The names are the provider's; a group of keys is a list of one.
 *
 * @param json the function's result
 * @see <a
 *     href="https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters">Clusters</a>
 */
record GkeAnswer(JsonNode json) {

  GkeSettings settings(GkeCluster cluster, String project) {
    boolean byName = cluster.endpoint() == GkeEndpoint.DNS;
    return new GkeSettings(
        cluster.project().orElse(project),
        text("/location").orElse(cluster.location()),
        text("/name").orElse(cluster.name()),
        "https://" + endpoint(cluster),
        byName ? Optional.empty() : Optional.of(certificateAuthority(cluster)),
        dataplane(),
        text("/clusterIpv4Cidr").map(GkeAnswer::block),
        text("/servicesIpv4Cidr").map(GkeAnswer::block));
  }

  private String endpoint(GkeCluster cluster) {
    Optional<String> endpoint =
        switch (cluster.endpoint()) {
          case IP -> text("/endpoint");
          case INTERNAL_IP ->
              text("/controlPlaneEndpointsConfigs/0/ipEndpointsConfigs/0/privateEndpoint")
                  .or(() -> text("/privateClusterConfigs/0/privateEndpoint"));
          case DNS -> text("/controlPlaneEndpointsConfigs/0/dnsEndpointConfigs/0/endpoint");
        };
    return endpoint.orElseThrow(
        () ->
            new UnreadableGkeClusterException(
                "Google gives it no endpoint of this kind, and perhaps none yet"));
  }

  private String certificateAuthority(GkeCluster cluster) {
    return text("/masterAuths/0/clusterCaCertificate")
        .orElseThrow(
            () ->
                new UnreadableGkeClusterException(
                    "Google gives no certificate authority for " + cluster.name()));
  }

  /** Calico runs only where both the nodes and the add-on of the control plane have it on. */
  private GkeDataplane dataplane() {
    if (text("/datapathProvider").filter("ADVANCED_DATAPATH"::equals).isPresent()
        || json.at("/enableAutopilot").asBoolean()) {
      return GkeDataplane.V2;
    }
    boolean calico =
        json.at("/networkPolicies/0/enabled").asBoolean()
            && !json.at("/addonsConfigs/0/networkPolicyConfigs/0/disabled").asBoolean();
    return calico ? GkeDataplane.CALICO : GkeDataplane.NONE;
  }

  private Optional<String> text(String pointer) {
    return Optional.of(json.at(pointer).asText("")).filter(text -> !text.isEmpty());
  }

  private static IPAddress block(String text) {
    try {
      return Addresses.block(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableGkeClusterException("Google gives it the range " + text);
    }
  }
}
