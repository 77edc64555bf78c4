package io.ringfence.proof;

import inet.ipaddr.IPAddress;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Host;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.GoogleApiAddresses;
import io.ringfence.policy.MetadataServer;
import io.ringfence.policy.NameServers;
import io.ringfence.policy.Posture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What peers stand for in a snapshot. */
final class Meanings {
  private final Snapshot snapshot;
  private final Dataplane dataplane;

  Meanings(Snapshot snapshot, Dataplane dataplane) {
    this.snapshot = snapshot;
    this.dataplane = dataplane;
  }

  /** What a flow's peer stands for, under the posture of the workload on its other side. */
  Meaning of(Peer peer, Posture posture) {
    return peer instanceof Peer.Database && posture == Posture.PORTABLE
        ? Meaning.EVERYONE
        : of(peer);
  }

  /** What a peer stands for by itself. */
  Meaning of(Peer peer) {
    if (peer instanceof Peer.Anywhere || peer instanceof Peer.Https) {
      return Meaning.EVERYONE;
    }
    if (peer instanceof Workload workload) {
      return Meaning.pods(podsOf(workload));
    }
    if (peer instanceof Peer.Namespaces namespaces) {
      return Meaning.pods(podsOf(namespaces));
    }
    if (peer instanceof Peer.Addresses group) {
      return Meaning.addresses(set(group.blocks()).difference(set(group.except())));
    }
    if (peer instanceof Peer.Database database) {
      return endpoints(endpoint -> databaseOf(endpoint).equals(database.name()));
    }
    if (peer instanceof Peer.Hosts hosts) {
      List<String> names = hosts.hosts().stream().map(Host::text).toList();
      return new Meaning(
          false,
          pod -> false,
          endpoint -> endpoint.kind() == Endpoint.Kind.HOST && names.contains(endpoint.name()),
          AddressSet.NONE);
    }
    return ofBuiltIn(peer);
  }

  private Meaning ofBuiltIn(Peer peer) {
    if (peer instanceof Peer.Dns) {
      return new Meaning(
          false, nameServers(), endpoint -> false, set(NameServers.addresses(dataplane)));
    }
    if (peer instanceof Peer.GoogleApis apis) {
      return Meaning.addresses(AddressSet.of(GoogleApiAddresses.block(apis.scope())));
    }
    if (peer instanceof Peer.Metadata) {
      return Meaning.addresses(
          MetadataServer.of(dataplane)
              .map(server -> AddressSet.of(server.block()))
              .orElse(AddressSet.NONE));
    }
    throw new IllegalArgumentException("nobody says what this peer means: " + peer);
  }

  /** An endpoint's name is that of its database, or begins with it and a dot. */
  static String databaseOf(Endpoint endpoint) {
    int dot = endpoint.name().indexOf('.');
    return endpoint.kind() == Endpoint.Kind.DATABASE && dot >= 0
        ? endpoint.name().substring(0, dot)
        : endpoint.name();
  }

  private Meaning endpoints(Predicate<Endpoint> meant) {
    return Meaning.endpoints(
        endpoint -> endpoint.kind() == Endpoint.Kind.DATABASE && meant.test(endpoint),
        AddressSet.union(
            snapshot.endpoints().stream()
                .filter(Endpoint::known)
                .filter(endpoint -> endpoint.kind() == Endpoint.Kind.DATABASE)
                .filter(meant)
                .map(Endpoint::addresses)
                .toList()));
  }

  /** Which pods are a workload's. */
  static Predicate<PodGroup> podsOf(Workload workload) {
    Selector labels = Labels.of(workload.pods());
    return pod -> workload.namespace().equals(pod.namespace()) && labels.matches(pod.labels());
  }

  private Predicate<PodGroup> podsOf(Peer.Namespaces group) {
    Selector labels = Labels.of(group.pods());
    Predicate<String> namespaces = namespaces(group.namespaces());
    return pod -> namespaces.test(pod.namespace()) && labels.matches(pod.labels());
  }

  private Predicate<String> namespaces(NamespaceSelection namespaces) {
    if (namespaces instanceof NamespaceSelection.Named one) {
      return one.name()::equals;
    }
    Selector labels = Labels.of(((NamespaceSelection.Labelled) namespaces).labels());
    return name -> labels.matches(snapshot.namespaces().getOrDefault(name, Map.of()));
  }

  private Predicate<PodGroup> nameServers() {
    List<Selector> servers = NameServers.pods(dataplane).stream().map(Labels::of).toList();
    return pod ->
        pod.namespace().equals(NameServers.NAMESPACE)
            && servers.stream().anyMatch(server -> server.matches(pod.labels()));
  }

  private static AddressSet set(Collection<IPAddress> blocks) {
    return AddressSet.of(blocks.toArray(IPAddress[]::new));
  }
}
