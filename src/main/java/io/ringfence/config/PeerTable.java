package io.ringfence.config;

import io.ringfence.database.DatabaseDefinition;
import io.ringfence.flow.Host;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.GoogleApis;
import io.ringfence.flow.Peer.Namespaces;
import io.ringfence.flow.Peer.Source;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.MetadataServer;
import io.ringfence.suggestion.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every name that a flow may use, and what it means. */
final class PeerTable {
  private static final String METADATA = "metadata";

  private final StackConfig config;
  private final StackFile file;
  private final Problems problems;
  private final Map<String, Peer> peers = new LinkedHashMap<>();

  PeerTable(
      StackConfig config,
      StackFile file,
      List<Workload> workloads,
      List<DatabaseDefinition> databases,
      List<Namespaces> namespaces,
      Problems problems) {
    this.config = config;
    this.file = file;
    this.problems = problems;
    addBuiltIn();
    addDatabases(databases);
    config.addresses().forEach(this::addAddresses);
    config.hosts().forEach(this::addHosts);
    namespaces.forEach(this::add);
    workloads.forEach(this::add);
  }

  /** What a flow means by a name; a name that means nothing is a problem. */
  Optional<Peer> named(Located<String> name) {
    Optional<Peer> peer = Optional.ofNullable(peers.get(name.value()));
    if (peer.isEmpty() && name.value().equals(METADATA)) {
      problems.add(
          name.path(),
          name.value(),
          "where the metadata server answers depends on the dataplane, and "
              + Scalars.choiceName(config.cluster().dataplane())
              + " does not say",
          "set ringfence:cluster.dataplane to gke-v2 or gke-calico");
      return peer;
    }
    Set<String> known = known();
    if (peer.isEmpty() && !known.contains(name.value())) {
      problems.add(
          name.path(),
          name.value(),
          "there is no such peer",
          Suggestions.instead(name.value(), known));
    }
    return peer;
  }

  /** The same, of whoever opens a connection; a peer that opens none is a problem too. */
  Optional<Source> source(Located<String> name) {
    Optional<Peer> peer = named(name);
    if (peer.isPresent() && !(peer.get() instanceof Source)) {
      problems.add(
          name.path(),
          name.value(),
          "this peer opens no connections",
          "name a workload, addresses, namespaces, or anywhere");
    }
    return peer.filter(Source.class::isInstance).map(Source.class::cast);
  }

  /** All of them, what is built in first. */
  List<Peer> all() {
    return List.copyOf(peers.values());
  }

  /** A port's name is looked up in the destination's pods, and an address has none. */
  void checkNumbers(String path, Ports ports, Peer to) {
    if (!(to instanceof Workload)
        && !(to instanceof Peer.Namespaces)
        && ports instanceof Ports.Listed listed
        && listed.ports().stream().anyMatch(Port.Named.class::isInstance)) {
      problems.add(
          path,
          "a port's name means nothing at \"" + to.name() + "\", which has no pods",
          "give the port's number");
    }
  }

  private void addBuiltIn() {
    add(new Peer.Anywhere());
    add(new Peer.Dns());
    add(new Peer.Https());
    for (GoogleApis.Scope scope : GoogleApis.Scope.values()) {
      add(new GoogleApis(scope));
    }
    MetadataServer.of(config.cluster().dataplane())
        .ifPresent(server -> add(new Peer.Metadata(server.ports())));
  }

  private void addDatabases(List<DatabaseDefinition> databases) {
    for (DatabaseDefinition database : databases) {
      if (database.port() >= 1 && database.port() <= 65535) {
        add(new Peer.Database(database.name(), Port.tcp(database.port())));
      }
    }
  }

  private void addAddresses(String name, AddressesConfig written) {
    if (!written.blocks().isEmpty()) {
      add(
          new Peer.Addresses(
              name,
              written.blocks().stream().map(block -> block.value().range()).toList(),
              written.except().stream().map(block -> block.value().range()).toList(),
              written.ports()));
    }
  }

  private void addHosts(String name, HostsConfig written) {
    List<Host> hosts =
        Stream.<Located<? extends Host>>concat(
                written.names().stream(), written.patterns().stream())
            .<Host>map(Located::value)
            .toList();
    if (!hosts.isEmpty()) {
      add(new Peer.Hosts(name, hosts, written.ports()));
    }
  }

  private void add(Peer peer) {
    peers.put(peer.name(), peer);
  }

  /** A declared name that is no peer has a problem of its own, noted where it is declared. */
  private Set<String> known() {
    var known = new TreeSet<>(peers.keySet());
    known.addAll(file.names("workloads"));
    known.addAll(file.names("databases"));
    known.addAll(file.names("addresses"));
    known.addAll(file.names("namespaces"));
    known.addAll(file.names("hosts"));
    return known;
  }
}
