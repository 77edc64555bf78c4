package io.ringfence.sandbox.googleapi.container;

import com.google.api.services.container.model.AddonsConfig;
import com.google.api.services.container.model.Autopilot;
import com.google.api.services.container.model.Cluster;
import com.google.api.services.container.model.IPAllocationPolicy;
import com.google.api.services.container.model.LegacyAbac;
import com.google.api.services.container.model.NetworkConfig;
import com.google.api.services.container.model.NetworkPolicy;
import com.google.api.services.container.model.NetworkPolicyConfig;
import com.google.api.services.container.model.ShieldedNodes;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Optional;

/**
 * What a <a
 * href="https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters#Cluster">cluster's
 * fields</a> may say together, and what they are where a request does not say.
 */
final class ClusterFields {
  private static final String DATAPLANE_V2 = "ADVANCED_DATAPATH";
  private static final String LEGACY_DATAPATH = "LEGACY_DATAPATH";

  private ClusterFields() {}

  /**
   * Completes a request's cluster.
   *
   * @throws GoogleApiException 400 for network policies that the dataplane does not take
   */
  static void complete(ClusterName name, Cluster cluster) {
    cluster.setLocation(name.location());
    if (name.isZone()) {
      cluster.setZone(name.location());
    }
    cluster.setSelfLink(name.selfLink());
    cluster.setNetwork(Optional.ofNullable(cluster.getNetwork()).orElse("default"));
    cluster.setSubnetwork(Optional.ofNullable(cluster.getSubnetwork()).orElse("default"));
    cluster.setLegacyAbac(new LegacyAbac().setEnabled(false));
    cluster.setShieldedNodes(new ShieldedNodes().setEnabled(true));
    completeDataplane(name, cluster);
    completeRanges(cluster);
  }

  private static void completeDataplane(ClusterName name, Cluster cluster) {
    boolean autopilot =
        Optional.ofNullable(cluster.getAutopilot()).map(Autopilot::getEnabled).orElse(false);
    NetworkConfig network =
        Optional.ofNullable(cluster.getNetworkConfig()).orElseGet(NetworkConfig::new);
    String datapath =
        Optional.ofNullable(network.getDatapathProvider())
            .orElse(autopilot ? DATAPLANE_V2 : LEGACY_DATAPATH);
    if (autopilot && !datapath.equals(DATAPLANE_V2)) {
      throw GoogleApiException.invalid("Autopilot clusters must use " + DATAPLANE_V2 + ".");
    }
    String project = "projects/" + name.project();
    network.setDatapathProvider(datapath);
    network.setNetwork(project + "/global/networks/" + cluster.getNetwork());
    network.setSubnetwork(
        project
            + "/regions/"
            + (name.isZone() ? name.location().replaceFirst("-[a-z]$", "") : name.location())
            + "/subnetworks/"
            + cluster.getSubnetwork());
    cluster.setNetworkConfig(network);
    completeNetworkPolicy(cluster, datapath);
  }

  /** The add-on runs Calico's masters; without it nodes cannot enforce. */
  private static void completeNetworkPolicy(Cluster cluster, String datapath) {
    AddonsConfig addons =
        Optional.ofNullable(cluster.getAddonsConfig()).orElseGet(AddonsConfig::new);
    NetworkPolicyConfig addon =
        Optional.ofNullable(addons.getNetworkPolicyConfig())
            .orElseGet(() -> new NetworkPolicyConfig().setDisabled(true));
    boolean enabled =
        Optional.ofNullable(cluster.getNetworkPolicy())
            .map(NetworkPolicy::getEnabled)
            .orElse(false);
    if (enabled && datapath.equals(DATAPLANE_V2)) {
      throw GoogleApiException.invalid(
          "Enabling NetworkPolicy for clusters with DatapathProvider=ADVANCED_DATAPATH is not"
              + " allowed.");
    }
    if (enabled && Boolean.TRUE.equals(addon.getDisabled())) {
      throw GoogleApiException.invalid(
          "Network policy addon must be enabled before enabling network policy on the nodes.");
    }
    cluster.setAddonsConfig(addons.setNetworkPolicyConfig(addon));
  }

  private static void completeRanges(Cluster cluster) {
    IPAllocationPolicy policy =
        Optional.ofNullable(cluster.getIpAllocationPolicy()).orElseGet(IPAllocationPolicy::new);
    String pods = Optional.ofNullable(policy.getClusterIpv4CidrBlock()).orElse("10.4.0.0/14");
    String services = Optional.ofNullable(policy.getServicesIpv4CidrBlock()).orElse("10.96.0.0/16");
    cluster.setClusterIpv4Cidr(pods);
    cluster.setServicesIpv4Cidr(services);
    cluster.setIpAllocationPolicy(
        policy
            .setUseIpAliases(true)
            .setClusterIpv4CidrBlock(pods)
            .setClusterIpv4Cidr(pods)
            .setServicesIpv4CidrBlock(services)
            .setServicesIpv4Cidr(services));
  }
}
