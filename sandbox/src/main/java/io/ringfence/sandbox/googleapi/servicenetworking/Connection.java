package io.ringfence.sandbox.googleapi.servicenetworking;

import com.google.api.client.json.GenericJson;
import com.google.api.client.util.Key;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A <a
 * href="https://cloud.google.com/service-infrastructure/docs/service-networking/reference/rest/v1/services.connections">private
 * connection</a> as it goes over HTTP. Google publishes no Java model of Service Networking.
 */
public final class Connection extends GenericJson {
  @Key private @Nullable String network;
  @Key private @Nullable String peering;
  @Key private @Nullable String service;
  @Key private @Nullable List<String> reservedPeeringRanges;

  /** {@code projects/NUMBER/global/networks/NAME}, or empty. */
  public String network() {
    return Optional.ofNullable(network).orElse("");
  }

  /** The names of the global addresses whose ranges the service may use. */
  public List<String> reservedPeeringRanges() {
    return Optional.ofNullable(reservedPeeringRanges).orElseGet(List::of);
  }

  /** The name of the peering that the service has made, or empty. */
  public String peering() {
    return Optional.ofNullable(peering).orElse("");
  }

  /** {@code services/servicenetworking.googleapis.com}, or empty in a request. */
  public String service() {
    return Optional.ofNullable(service).orElse("");
  }

  Connection withNetwork(String newNetwork) {
    network = newNetwork;
    return this;
  }

  Connection withPeering(String newPeering) {
    peering = newPeering;
    return this;
  }

  Connection withService(String newService) {
    service = newService;
    return this;
  }

  Connection withReservedPeeringRanges(List<String> ranges) {
    reservedPeeringRanges = List.copyOf(ranges);
    return this;
  }
}
