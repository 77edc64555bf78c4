package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.gcp.compute.GlobalAddress;
import com.pulumi.gcp.compute.GlobalAddressArgs;
import com.pulumi.gcp.compute.Network;
import com.pulumi.gcp.compute.NetworkArgs;
import com.pulumi.gcp.servicenetworking.Connection;
import com.pulumi.gcp.servicenetworking.ConnectionArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A network with private services access: a range of addresses reserved for Google's services, and
 * the peering through which they are reached. For a network that exists, nothing is created.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/configure-private-services-access">Cloud
 *     SQL: private services access</a>
 */
public final class PrivateNetwork extends ComponentResource {
  private static final String SERVICE = "servicenetworking.googleapis.com";

  private final Output<String> path;
  private final Optional<IPAddress> privateServiceRange;
  private final List<Resource> resources;

  public PrivateNetwork(NetworkDefinition definition, ComponentResourceOptions options) {
    super("ringfence:database:PrivateNetwork", definition.name(), options);
    if (definition instanceof NetworkDefinition.Created created) {
      Network network = network(created);
      GlobalAddress range = range(created, network);
      this.path = network.id();
      this.privateServiceRange = Optional.of(created.privateServiceRange());
      this.resources = List.of(network, range, connection(created, network, range));
    } else {
      this.path = Output.of(definition.name());
      this.privateServiceRange = Optional.empty();
      this.resources = List.of();
    }
    registerOutputs(Map.of("network", path));
  }

  /** The network's path: {@code projects/PROJECT/global/networks/NAME}. */
  public Output<String> path() {
    return path;
  }

  /** The range that was reserved here; unknown for a network that exists. */
  public Optional<IPAddress> privateServiceRange() {
    return privateServiceRange;
  }

  /**
   * What must be there before an instance gets an address. An instance names the network alone, so
   * the order has to be said.
   */
  public List<Resource> resources() {
    return resources;
  }

  private Network network(NetworkDefinition.Created created) {
    return new Network(
        created.name(),
        NetworkArgs.builder().name(created.name()).autoCreateSubnetworks(false).build(),
        GooglePlugin.options(this).build());
  }

  private GlobalAddress range(NetworkDefinition.Created created, Network network) {
    IPAddress range = created.privateServiceRange();
    String name = created.name() + "-private-services";
    return new GlobalAddress(
        name,
        GlobalAddressArgs.builder()
            .name(name)
            .purpose("VPC_PEERING")
            .addressType("INTERNAL")
            .address(range.getLower().withoutPrefixLength().toCanonicalString())
            .prefixLength(Objects.requireNonNull(range.getPrefixLength()))
            .network(network.id())
            .build(),
        GooglePlugin.options(this).build());
  }

  private Connection connection(
      NetworkDefinition.Created created, Network network, GlobalAddress range) {
    return new Connection(
        created.name(),
        ConnectionArgs.builder()
            .network(network.id())
            .service(SERVICE)
            .reservedPeeringRanges(range.name().applyValue(List::of))
            .build(),
        GooglePlugin.options(this).build());
  }
}
