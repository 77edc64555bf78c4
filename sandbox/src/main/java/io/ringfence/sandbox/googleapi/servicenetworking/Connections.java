package io.ringfence.sandbox.googleapi.servicenetworking;

import io.ringfence.sandbox.googleapi.compute.AddressName;
import io.ringfence.sandbox.googleapi.compute.AddressStore;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.compute.NetworkStore;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.OperationFailedException;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import io.ringfence.sandbox.googleapi.operations.Target;
import io.ringfence.sandbox.googleapi.state.StateLock;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private connections between a network and {@code servicenetworking.googleapis.com}: which ranges
 * of the network Google's services may take addresses from. Google keeps a deleted instance's
 * resources for days; the sandbox does not, so a connection can be deleted once its instances are.
 */
public final class Connections {
  static final String SERVICE = "services/servicenetworking.googleapis.com";
  static final String PEERING = "servicenetworking-googleapis-com";
  // google.rpc.Code, which the operations' errors carry.
  private static final String FAILED_PRECONDITION = "9";
  private static final Pattern NETWORK = Pattern.compile("projects/(\\d+)/global/networks/([^/]+)");

  private final ConnectionStore store;
  private final NetworkStore networks;
  private final AddressStore addresses;
  private final ProducerUse producers;
  private final Operations operations;
  private final StateLock lock;

  public Connections(
      ConnectionStore store,
      NetworkStore networks,
      AddressStore addresses,
      ProducerUse producers,
      Operations operations,
      StateLock lock) {
    this.store = store;
    this.networks = networks;
    this.addresses = addresses;
    this.producers = producers;
    this.operations = operations;
    this.lock = lock;
  }

  /**
   * Connects a network. Connecting it again with the same ranges changes nothing; with others, the
   * operation fails as Google's does.
   *
   * @throws GoogleApiException 400 for a network or a range that does not exist
   */
  public Operation create(Connection request) {
    NetworkName network = network(request.network());
    checkRanges(network, request.reservedPeeringRanges());
    return submit(
        network,
        "create",
        () ->
            lock.hold(
                () -> {
                  requireSameRanges(network, request.reservedPeeringRanges());
                  store.put(network, connection(request));
                }));
  }

  /**
   * The connections of a network; none if it has none or does not exist.
   *
   * @param network {@code projects/NUMBER/global/networks/NAME}, the name may be {@code -} for all
   */
  public List<Connection> list(String network) {
    Matcher matcher = parse(network);
    String prefix = network.substring(0, network.lastIndexOf('/') + 1);
    return store.list().stream()
        .filter(
            connection ->
                matcher.group(2).equals("-")
                    ? connection.network().startsWith(prefix)
                    : connection.network().equals(network))
        .toList();
  }

  /**
   * Replaces a connection's ranges.
   *
   * @param force must be set to take a range away
   * @throws GoogleApiException 400, or 404 if the network is not connected
   */
  public Operation patch(Connection request, boolean force) {
    NetworkName network = network(request.network());
    List<String> ranges = request.reservedPeeringRanges();
    checkRanges(network, ranges);
    Connection current = connected(network);
    if (!force && !new HashSet<>(ranges).containsAll(current.reservedPeeringRanges())) {
      throw GoogleApiException.invalid(
          "Cannot remove a reserved range from the connection without 'force'.");
    }
    return submit(network, "patch", () -> store.put(network, connection(request)));
  }

  /**
   * Deletes a connection; the operation fails while services' resources use the network.
   *
   * @throws GoogleApiException 400 or 404
   */
  public Operation delete(DeleteConnectionRequest request) {
    NetworkName network = network(request.consumerNetwork());
    connected(network);
    return submit(
        network,
        "delete",
        () ->
            lock.hold(
                () -> {
                  requireUnused(network);
                  store.remove(network);
                }));
  }

  private void requireUnused(NetworkName network) {
    if (producers.uses(network)) {
      throw new OperationFailedException(
          FAILED_PRECONDITION,
          "Failed to delete connection; Producer services (e.g. CloudSQL, Cloud Memstore, etc.)"
              + " are still using this connection.");
    }
  }

  private void requireSameRanges(NetworkName network, List<String> ranges) {
    boolean others =
        store
            .get(network)
            .map(current -> new HashSet<>(current.reservedPeeringRanges()))
            .filter(current -> !current.equals(new HashSet<>(ranges)))
            .isPresent();
    if (others) {
      throw new OperationFailedException(
          FAILED_PRECONDITION,
          "Cannot modify allocated ranges in CreateConnection. Please use UpdateConnection.");
    }
  }

  private Connection connected(NetworkName network) {
    return store
        .get(network)
        .orElseThrow(
            () ->
                GoogleApiException.notFound(
                    "notFound", "No private connection of the network '" + network.path() + "'."));
  }

  private static Connection connection(Connection request) {
    return new Connection()
        .withNetwork(request.network())
        .withPeering(PEERING)
        .withService(SERVICE)
        .withReservedPeeringRanges(request.reservedPeeringRanges());
  }

  private void checkRanges(NetworkName network, List<String> ranges) {
    if (ranges.isEmpty()) {
      throw GoogleApiException.invalid("At least one reserved peering range must be given.");
    }
    for (String range : ranges) {
      AddressName address = new AddressName(network.project(), range);
      if (addresses.network(address).filter(network::equals).isEmpty()) {
        throw GoogleApiException.invalid(
            "The reserved range '"
                + range
                + "' does not exist in the network '"
                + network.path()
                + "'; reserve a global address with the purpose VPC_PEERING.");
      }
    }
  }

  private NetworkName network(String path) {
    Matcher matcher = parse(path);
    return networks
        .withProjectNumber(Long.parseLong(matcher.group(1)), matcher.group(2))
        .orElseThrow(
            () -> GoogleApiException.invalid("The network '" + path + "' does not exist."));
  }

  private static Matcher parse(String network) {
    Matcher matcher = NETWORK.matcher(network);
    if (!matcher.matches() || matcher.group(1).length() > 18) {
      throw GoogleApiException.invalid(
          "The network '"
              + network
              + "' is not in the form projects/PROJECT_NUMBER/global/networks/NAME.");
    }
    return matcher;
  }

  private Operation submit(NetworkName network, String type, Runnable work) {
    return operations.submit(
        Product.SERVICE_NETWORKING,
        network.project(),
        type,
        Target.of(network.path()),
        () -> {},
        work);
  }
}
