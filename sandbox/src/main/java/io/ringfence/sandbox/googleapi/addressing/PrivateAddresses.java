package io.ringfence.sandbox.googleapi.addressing;

import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.googleapi.compute.AddressName;
import io.ringfence.sandbox.googleapi.compute.AddressRanges;
import io.ringfence.sandbox.googleapi.compute.AddressStore;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.operations.OperationFailedException;
import io.ringfence.sandbox.googleapi.servicenetworking.Connection;
import io.ringfence.sandbox.googleapi.servicenetworking.ConnectionStore;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives instances their private addresses, as <a
 * href="https://cloud.google.com/sql/docs/postgres/configure-private-services-access">private
 * services access</a> does: for each network and region a /24 out of the ranges that the network's
 * connection names, and in it the first host address that has not been given out yet, coming round
 * to those that are free again; one at which no server could listen, because another sandbox has
 * it, is left out. All projects share one machine, so a /24 belongs to one network even where two
 * networks have reserved equal ranges.
 *
 * <p>The caller holds the state lock.
 */
public final class PrivateAddresses {
  private static final int SUBNET_PREFIX = 24;
  // Of a /24 Google keeps the network's, the gateway's, the last but one and the last address.
  private static final int FIRST_HOST = 2;
  private static final int LAST_HOST = 253;

  private final ResourceStore<ProducerSubnet> subnets;
  private final ConnectionStore connections;
  private final AddressStore ranges;
  private final Predicate<IPAddress> canListen;
  private final Predicate<IPAddress> isLocal;

  /**
   * @param canListen whether a server could listen at an address
   * @param isLocal whether this machine has an address that none of its networks has
   */
  public PrivateAddresses(
      Path directory,
      ConnectionStore connections,
      AddressStore ranges,
      Predicate<IPAddress> canListen,
      Predicate<IPAddress> isLocal) {
    this.subnets = new ResourceStore<>(directory, new ProducerSubnet.SubnetCodec());
    this.connections = connections;
    this.ranges = ranges;
    this.canListen = canListen;
    this.isLocal = isLocal;
  }

  /**
   * Takes an address.
   *
   * @param allocatedRange the name of the range to take it from, or empty for any of the connection
   * @param inUse the addresses of all instances of the sandbox
   * @throws OperationFailedException if the ranges have none, or the sandbox cannot serve them
   */
  public IPAddress allocate(
      NetworkName network, String region, Optional<String> allocatedRange, Set<IPAddress> inUse) {
    forgetUnconnected();
    List<IPAddress> blocks = blocks(network, allocatedRange);
    ProducerSubnet subnet =
        withRoom(network, region, blocks, inUse)
            .orElseGet(() -> newSubnet(network, region, blocks));
    int host = nextHost(subnet, inUse).orElseThrow(PrivateAddresses::occupied);
    subnets.put(subnet.key(), subnet.withLast(host));
    return subnet.host(host);
  }

  /** A connection's end gives its subnets back. */
  private void forgetUnconnected() {
    subnets.list().stream()
        .filter(subnet -> connections.get(subnet.network()).isEmpty())
        .forEach(subnet -> subnets.remove(subnet.key()));
  }

  private List<IPAddress> blocks(NetworkName network, Optional<String> allocatedRange) {
    List<String> names =
        connections.get(network).map(Connection::reservedPeeringRanges).orElseGet(List::of);
    if (allocatedRange.isPresent() && !names.contains(allocatedRange.get())) {
      throw new OperationFailedException(
          "INVALID_ARGUMENT",
          "The allocated IP range '"
              + allocatedRange.get()
              + "' is not one of the private connection of the network '"
              + network.path()
              + "'.");
    }
    List<IPAddress> blocks = new ArrayList<>();
    for (String name : allocatedRange.map(List::of).orElse(names)) {
      ranges.range(new AddressName(network.project(), name)).ifPresent(blocks::add);
    }
    return servable(network, blocks);
  }

  private List<IPAddress> servable(NetworkName network, List<IPAddress> blocks) {
    if (blocks.isEmpty()) {
      throw exhausted(network);
    }
    List<IPAddress> servable = blocks.stream().filter(this::partlyServable).toList();
    if (servable.isEmpty()) {
      throw new OperationFailedException(
          "UNSUPPORTED",
          "The sandbox cannot serve the reserved range "
              + blocks.get(0).toCanonicalString()
              + " of the network '"
              + network.path()
              + "': it serves addresses of 127.0.0.0/8 outside 127.0.0.0/16, and of ranges that are"
              + " local to this machine. Reserve such a range, leave the address out for a free"
              + " one, or make the range local: ip route add local "
              + blocks.get(0).toCanonicalString()
              + " dev lo.");
    }
    return servable;
  }

  private boolean partlyServable(IPAddress range) {
    return AddressRanges.isLoopback(range)
        ? AddressRanges.partlyServable(range)
        : range.getPrefixLength() <= SUBNET_PREFIX
            && servable(AddressRanges.blocks(range, SUBNET_PREFIX).next());
  }

  /** Outside of loopback, a subnet is local when its first and its last host are. */
  private boolean servable(IPAddress subnet) {
    if (AddressRanges.isLoopback(subnet)) {
      return AddressRanges.servable(subnet);
    }
    IPAddress network = subnet.getLower().withoutPrefixLength();
    return isLocal.test(network.increment(FIRST_HOST))
        && isLocal.test(network.increment(LAST_HOST));
  }

  private Optional<ProducerSubnet> withRoom(
      NetworkName network, String region, List<IPAddress> blocks, Set<IPAddress> inUse) {
    return subnets.list().stream()
        .filter(subnet -> subnet.network().equals(network) && subnet.region().equals(region))
        .filter(subnet -> blocks.stream().anyMatch(block -> block.contains(subnet.block())))
        .filter(subnet -> nextHost(subnet, inUse).isPresent())
        .findFirst();
  }

  private ProducerSubnet newSubnet(NetworkName network, String region, List<IPAddress> blocks) {
    Set<String> taken =
        subnets.list().stream().map(ProducerSubnet::key).collect(Collectors.toSet());
    for (IPAddress block : blocks) {
      if (block.getPrefixLength() > SUBNET_PREFIX) {
        continue;
      }
      Iterator<? extends IPAddress> candidates = AddressRanges.blocks(block, SUBNET_PREFIX);
      while (candidates.hasNext()) {
        IPAddress candidate = candidates.next();
        if (servable(candidate) && !taken.contains(candidate.toCanonicalString())) {
          return new ProducerSubnet(candidate, network, region, FIRST_HOST - 1);
        }
      }
    }
    throw exhausted(network);
  }

  private Optional<Integer> nextHost(ProducerSubnet subnet, Set<IPAddress> inUse) {
    int hosts = LAST_HOST - FIRST_HOST + 1;
    for (int step = 1; step <= hosts; step++) {
      int host = FIRST_HOST + Math.floorMod(subnet.last() + step - FIRST_HOST, hosts);
      IPAddress address = subnet.host(host);
      if (!inUse.contains(address) && canListen.test(address)) {
        return Optional.of(host);
      }
    }
    return Optional.empty();
  }

  private static OperationFailedException occupied() {
    return new OperationFailedException(
        "UNAVAILABLE",
        "No address of the reserved range can be listened at on port 5432: something on this"
            + " machine listens on 0.0.0.0:5432, or the loopback interface does not have the"
            + " range's addresses.");
  }

  private static OperationFailedException exhausted(NetworkName network) {
    return new OperationFailedException(
        "RANGES_EXHAUSTED",
        "Failed to create subnetwork. Couldn't find free blocks in allocated IP ranges of the"
            + " network '"
            + network.path()
            + "'. Please allocate new ranges for this service provider; each region takes a /24.");
  }
}
