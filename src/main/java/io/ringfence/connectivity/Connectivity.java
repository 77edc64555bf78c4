package io.ringfence.connectivity;

import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who reaches what in a snapshot. A connection between pods takes the egress of the one and the
 * ingress of the other; pods that the same policies select are looked at once.
 *
 * <p>A pod always reaches itself, and its node reaches it, whatever the policies say; neither is a
 * row here.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     Policies</a>
 */
public final class Connectivity {
  private final Snapshot snapshot;
  private final List<PodGroup> pods;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final PodSides egress;
  private final PodSides ingress;
  private final AddressSet unnamed;
  private final List<AddressSet> spread;

  private Connectivity(Snapshot snapshot, DataplaneSemantics semantics) {
    this.snapshot = snapshot;
    this.pods = snapshot.pods();
    for (int pod = 0; pod < pods.size(); pod++) {
      numbers.put(pods.get(pod).id(), pod);
    }
    var index = new PodIndex(snapshot, semantics);
    this.egress = new PodSides(snapshot, Direction.EGRESS, index);
    this.ingress = new PodSides(snapshot, Direction.INGRESS, index);
    List<AddressSet> named =
        snapshot.endpoints().stream().filter(Endpoint::known).map(Endpoint::addresses).toList();
    this.unnamed = AddressSet.ALL.difference(AddressSet.union(named));
    this.spread = named.stream().filter(AddressSet::isSpread).toList();
  }

  /** Reads the policies of a snapshot. */
  public static Connectivity of(Snapshot snapshot, DataplaneSemantics semantics) {
    return new Connectivity(snapshot, semantics);
  }

  /** What was read. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /**
   * The addresses of which no endpoint's row tells everything: no endpoint is known to be there, or
   * one of which only some addresses are open.
   */
  AddressSet untold(AddressPorts open) {
    return spread.stream()
        .filter(addresses -> !Reach.of(open, addresses).isCertain())
        .reduce(unnamed, AddressSet::union);
  }

  /** The pods of this id, where the snapshot has them. */
  public Optional<PodGroup> pods(String id) {
    return Optional.ofNullable(numbers.get(id)).map(pods::get);
  }

  /** On which ports the one pods reach the other. */
  public Reach between(PodGroup from, PodGroup to) {
    return from.isOnePod() && from.id().equals(to.id())
        ? Reach.ALL
        : between(number(from), number(to));
  }

  private Reach between(int from, int to) {
    PodGroup destination = pods.get(to);
    Reach sent = egress.of(from).with(to, destination);
    return sent.isNone() ? sent : sent.and(ingress.of(to).with(from, destination));
  }

  /** On which ports pods reach a database or a host. */
  public Reach between(PodGroup from, Endpoint to) {
    return egress.of(number(from)).with(to);
  }

  /** Which ports of which addresses outside of the cluster pods reach. */
  public AddressPorts egress(PodGroup from) {
    return egress.of(number(from)).outside();
  }

  /** From which addresses outside of the cluster which ports of pods are reached. */
  public AddressPorts ingress(PodGroup to) {
    return ingress.of(number(to)).outside();
  }

  /** The policies that isolate pods in a direction. */
  public List<Policy> selecting(PodGroup group, Direction direction) {
    return (direction == Direction.EGRESS ? egress : ingress).policies(number(group));
  }

  private int number(PodGroup group) {
    return Optional.ofNullable(numbers.get(group.id()))
        .orElseThrow(() -> new IllegalArgumentException("not in the snapshot: " + group.id()));
  }

  /**
   * All rows: those of each pod in the order of the snapshot, and then those from outside. Rows add
   * up: what is open to every address stands in a row of its own.
   */
  public Stream<Connection> connections() {
    return Stream.concat(
        pods.stream().flatMap(this::connectionsFrom), pods.stream().flatMap(this::fromOutside));
  }

  /** The rows of connections that these pods may open. */
  public Stream<Connection> connectionsFrom(PodGroup from) {
    int source = number(from);
    Stream<Connection> toPods =
        destinations(source).stream()
            .filter(to -> to != source || !from.isOnePod())
            .mapToObj(to -> new Connection(from, pods.get(to), between(source, to)));
    Stream<Connection> toEndpoints =
        snapshot.endpoints().stream().map(to -> new Connection(from, to, between(from, to)));
    return Stream.of(toPods, toEndpoints, toOutside(from))
        .flatMap(Function.identity())
        .filter(row -> !row.reach().isNone());
  }

  /** The pods for which both sides may allow something. */
  private RoaringBitmap destinations(int source) {
    Side side = egress.of(source);
    if (side.isWide()) {
      return ingress.allowing(source);
    }
    RoaringBitmap listed = side.listed();
    return listed.isEmpty() ? listed : RoaringBitmap.and(listed, ingress.allowing(source));
  }

  /** The rows of connections to addresses outside of the cluster, without those of endpoints. */
  public Stream<Connection> toOutside(PodGroup from) {
    return rows(egress(from), untold(egress(from))).entrySet().stream()
        .map(
            row ->
                new Connection(from, new Outside(row.getValue()), Reach.certainly(row.getKey())));
  }

  /**
   * The rows of connections from addresses outside of the cluster, with those of endpoints, which
   * open no connections by their names.
   */
  public Stream<Connection> fromOutside(PodGroup to) {
    return rows(ingress(to), AddressSet.ALL).entrySet().stream()
        .map(row -> new Connection(new Outside(row.getValue()), to, Reach.certainly(row.getKey())));
  }

  private static Map<PortSet, AddressSet> rows(AddressPorts outside, AddressSet told) {
    PortSet everywhere = outside.forEvery(AddressSet.ALL);
    AddressPorts left =
        outside.difference(AddressPorts.of(AddressSet.ALL, everywhere)).within(told);
    var rows = new LinkedHashMap<PortSet, AddressSet>();
    if (!everywhere.isEmpty()) {
      rows.put(everywhere, AddressSet.ALL);
    }
    left.forEach((ports, addresses) -> rows.merge(ports, addresses, AddressSet::union));
    return Collections.unmodifiableMap(rows);
  }
}
