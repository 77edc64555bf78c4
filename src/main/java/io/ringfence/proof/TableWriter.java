package io.ringfence.proof;

import io.ringfence.connectivity.AddressPorts;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the analyser's answers as a table with the names of a stack's peers. The names come from
 * the declarations; whatever the policies open that has no name is there by its addresses.
 */
final class TableWriter {
  private final Declaration declaration;
  private final Snapshot snapshot;
  private final Connectivity actual;
  private final Map<Workload, PodGroup> witnesses = new LinkedHashMap<>();
  private final Map<String, Meaning> groups = new LinkedHashMap<>();

  /** Where no database is known to be. */
  private final AddressSet unnamed;

  private final SortedMap<String, SortedMap<String, Reach>> rows = new TreeMap<>();

  TableWriter(Declaration declaration, Snapshot snapshot, Connectivity actual, Meanings meanings) {
    this.declaration = declaration;
    this.snapshot = snapshot;
    this.actual = actual;
    this.unnamed =
        AddressSet.ALL.difference(
            AddressSet.union(
                snapshot.endpoints().stream()
                    .filter(Endpoint::known)
                    .map(Endpoint::addresses)
                    .toList()));
    declaration.workloads().forEach(workload -> witnesses.put(workload, witness(workload)));
    for (Peer peer : declaration.peers()) {
      if (!(peer instanceof Workload)) {
        Meaning meaning = meanings.of(peer);
        if (!meaning.everyone()) {
          groups.put(peer.name(), meaning);
        }
      }
    }
  }

  ConnectivityTable table() {
    witnesses.forEach(this::addRows);
    return new ConnectivityTable(rows);
  }

  private void addRows(Workload workload, PodGroup pods) {
    witnesses.forEach(
        (to, others) -> add(workload.name(), to.name(), actual.between(pods, others)));
    addDatabases(workload.name(), pods);
    addGroups(actual.egress(pods), new Way(workload, pods, true));
    addGroups(actual.ingress(pods), new Way(workload, pods, false));
  }

  /** One direction of a workload's connections. */
  private final class Way {
    private final Workload workload;
    private final PodGroup own;
    private final boolean leaves;

    Way(Workload workload, PodGroup own, boolean leaves) {
      this.workload = workload;
      this.own = own;
      this.leaves = leaves;
    }

    /** The ports that flows with this peer name, which stand in its row in any case. */
    PortSet named(String other) {
      return declaration.flows().stream()
          .filter(flow -> (leaves ? flow.from() : flow.to()).equals(workload))
          .filter(flow -> (leaves ? flow.to() : flow.from()).name().equals(other))
          .map(flow -> DeclaredPorts.on(flow.ports(), own))
          .reduce(PortSet.NONE, PortSet::union);
    }

    Reach with(PodGroup other) {
      return leaves ? actual.between(own, other) : actual.between(other, own);
    }

    void put(String other, Reach reach) {
      add(leaves ? own.name() : other, leaves ? other : own.name(), reach);
    }
  }

  private PodGroup witness(Workload workload) {
    return snapshot.pods().stream()
        .filter(pods -> pods.namespace().equals(workload.namespace()))
        .filter(pods -> pods.name().equals(workload.name()))
        .findFirst()
        .orElseThrow();
  }

  private void add(String from, String to, Reach reach) {
    if (!reach.isNone()) {
      rows.computeIfAbsent(from, unknown -> new TreeMap<>()).merge(to, reach, Reach::or);
    }
  }

  /** A port that is open at every address is said once, but for the database's own. */
  private void addDatabases(String from, PodGroup pods) {
    PortSet everywhere = actual.egress(pods).forEvery(AddressSet.ALL);
    for (Endpoint endpoint : snapshot.endpoints()) {
      PortSet own = ownPorts(endpoint);
      Reach reach = actual.between(pods, endpoint);
      PortSet hidden =
          endpoint.kind() == Endpoint.Kind.DATABASE ? everywhere.difference(own) : everywhere;
      PortSet possible =
          endpoint.kind() == Endpoint.Kind.DATABASE ? reach.possible() : reach.certain();
      add(from, endpoint.name(), new Reach(reach.certain(), possible).without(hidden));
    }
  }

  private PortSet ownPorts(Endpoint endpoint) {
    return declaration.peers().stream()
        .filter(Peer.Database.class::isInstance)
        .filter(peer -> peer.name().equals(Meanings.databaseOf(endpoint)))
        .flatMap(peer -> peer.defaultPorts().stream())
        .map(DeclaredPorts::numbered)
        .reduce(PortSet.NONE, PortSet::union);
  }

  private void addGroups(AddressPorts outside, Way way) {
    PortSet everywhere = outside.forEvery(AddressSet.ALL);
    way.put(ConnectivityTable.ANYWHERE, Reach.certainly(everywhere));
    AddressPorts left =
        outside.difference(AddressPorts.of(AddressSet.ALL, everywhere)).within(unnamed);
    for (var group : groups.entrySet()) {
      PortSet shown = way.named(group.getKey());
      PortSet hidden = everywhere.difference(shown);
      AddressSet addresses = group.getValue().addresses();
      PortSet ports =
          left.forEvery(addresses).union(outside.forEvery(addresses).intersection(shown));
      left = left.difference(AddressPorts.of(addresses, ports));
      Optional<Reach> pods = common(members(group.getKey(), group.getValue()), hidden, way);
      putGroup(group.getKey(), addresses, Reach.certainly(ports), pods, way);
    }
    left.forEach((ports, addresses) -> way.put(addresses.describe(), Reach.certainly(ports)));
    undeclared()
        .forEach(
            pods ->
                common(List.of(pods), everywhere, way)
                    .ifPresent(reach -> way.put(VertexName.of(pods), reach)));
  }

  /** What holds for the addresses of a group alone, or for its pods alone, is said so. */
  private static void putGroup(
      String name, AddressSet addresses, Reach ports, Optional<Reach> pods, Way way) {
    if (addresses.isEmpty() || pods.isEmpty()) {
      way.put(name, addresses.isEmpty() ? pods.orElse(Reach.NONE) : ports);
      return;
    }
    Reach both = ports.and(pods.get());
    way.put(name, both);
    way.put(name + " addresses", ports.without(both.certain()));
    way.put(name + " pods", pods.get().without(both.certain()));
  }

  /** Pods that nobody declared, and that no group names. */
  private List<PodGroup> undeclared() {
    return snapshot.pods().stream()
        .filter(pods -> pods.kind().equals(Witnesses.UNDECLARED) && pods.labels().isEmpty())
        .filter(pods -> groups.values().stream().noneMatch(group -> group.pods().test(pods)))
        .toList();
  }

  /** The pods that stand for a group; other groups and workloads may be in it besides. */
  private List<PodGroup> members(String name, Meaning group) {
    List<PodGroup> all =
        snapshot.pods().stream()
            .filter(pods -> !pods.kind().equals(Witnesses.WORKLOAD))
            .filter(group.pods())
            .toList();
    List<PodGroup> own =
        all.stream()
            .filter(pods -> pods.kind().equals(Witnesses.NAMESPACES) && pods.name().equals(name))
            .toList();
    return own.isEmpty() ? all : own;
  }

  /** What all of them have beyond what is said of everybody; nothing where there are none. */
  private static Optional<Reach> common(List<PodGroup> pods, PortSet hidden, Way way) {
    return pods.stream().map(way::with).reduce(Reach::and).map(common -> common.without(hidden));
  }
}
