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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A network with private services access: a range of addresses reserved for Google's services, and
 * the peering through which they are reached. What exists already is not created.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/configure-private-services-access">Cloud
 *     SQL: private services access</a>
 */
public final class PrivateNetwork extends ComponentResource {
  /** What the name of a reserved range has after the network's. */
  public static final String RANGE_SUFFIX = "-private-services";

  private static final String SERVICE = "servicenetworking.googleapis.com";

  private final String name;
  private final Output<String> path;
  private final Optional<IPAddress> instances;
  private final List<Resource> resources = new ArrayList<>();

  public PrivateNetwork(NetworkDefinition.Known definition, ComponentResourceOptions options) {
    super("ringfence:database:PrivateNetwork", definition.name(), options);
    this.name = definition.name();
    this.path = path(definition);
    this.instances = definition.instances();
    definition.privateServiceRange().ifPresent(this::createPrivateServicesAccess);
    registerOutputs(Map.of("network", path));
  }

  /** The network's path: {@code projects/PROJECT/global/networks/NAME}. */
  public Output<String> path() {
    return path;
  }

  /**
   * Where the addresses of its instances lie; unknown where private services access was there
   * already, unless its own stack said so.
   */
  public Optional<IPAddress> instances() {
    return instances;
  }

  /**
   * What other stacks may know of it: {@code path} and, where known, {@code privateServiceRange}.
   */
  public Output<Map<String, Object>> asOutput() {
    return path.applyValue(
        known -> {
          var output = new LinkedHashMap<String, Object>();
          output.put("path", known);
          instances.ifPresent(
              range -> output.put("privateServiceRange", range.toPrefixLengthString()));
          return output;
        });
  }

  /**
   * What must be there before an instance gets an address. An instance names the network alone, so
   * the order has to be said.
   */
  public List<Resource> resources() {
    return List.copyOf(resources);
  }

  private Output<String> path(NetworkDefinition.Known definition) {
    if (definition instanceof NetworkDefinition.Existing existing) {
      return Output.of(existing.path());
    }
    if (definition instanceof NetworkDefinition.Connected connected) {
      return Output.of(connected.path());
    }
    var network =
        new Network(
            name,
            NetworkArgs.builder().name(name).autoCreateSubnetworks(false).build(),
            GooglePlugin.options(this).build());
    resources.add(network);
    return network.id();
  }

  private void createPrivateServicesAccess(IPAddress range) {
    // Without a name of its own, a range that changes is there before the old one goes.
    var address =
        new GlobalAddress(
            name + RANGE_SUFFIX,
            GlobalAddressArgs.builder()
                .purpose("VPC_PEERING")
                .addressType("INTERNAL")
                .address(range.getLower().withoutPrefixLength().toCanonicalString())
                .prefixLength(Objects.requireNonNull(range.getPrefixLength()))
                .network(path)
                .build(),
            GooglePlugin.options(this).build());
    var connection =
        new Connection(
            name,
            ConnectionArgs.builder()
                .network(path)
                .service(SERVICE)
                .reservedPeeringRanges(address.name().applyValue(List::of))
                .build(),
            GooglePlugin.options(this).build());
    resources.add(address);
    resources.add(connection);
  }
}
