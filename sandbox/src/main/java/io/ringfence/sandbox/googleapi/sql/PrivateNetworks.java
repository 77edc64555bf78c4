package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.IpConfiguration;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.compute.NetworkStore;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.servicenetworking.ConnectionStore;
import java.util.Optional;

/** Which networks an instance can have its private address in. */
final class PrivateNetworks {
  private final NetworkStore networks;
  private final ConnectionStore connections;

  PrivateNetworks(NetworkStore networks, ConnectionStore connections) {
    this.networks = networks;
    this.connections = connections;
  }

  /**
   * Passes a configuration with a private address alone, in a network that is connected.
   *
   * @throws GoogleApiException 400 or 501
   */
  void check(IpConfiguration ip) {
    if (Boolean.TRUE.equals(ip.getIpv4Enabled())) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support public addresses, only private ones; set"
              + " 'settings.ipConfiguration.ipv4Enabled' to false.");
    }
    String link = Optional.ofNullable(ip.getPrivateNetwork()).orElse("");
    if (link.isEmpty()) {
      throw GoogleApiException.invalid(
          "Invalid request: At least one of public IP, private IP or Private Service Connect must"
              + " be enabled.");
    }
    NetworkName network =
        NetworkName.parse(link)
            .orElseThrow(
                () ->
                    GoogleApiException.invalid(
                        "Invalid request: Invalid private network '" + link + "'."));
    if (networks.get(network).isEmpty()) {
      throw GoogleApiException.invalid(
          "Invalid request: The private network '" + network.path() + "' does not exist.");
    }
    if (connections.get(network).isEmpty()) {
      throw GoogleApiException.invalid(
          "Invalid request: The network '"
              + network.path()
              + "' doesn't have at least 1 private services connection. Create a connection of the"
              + " network with 'servicenetworking.googleapis.com' first.");
    }
  }
}
