package io.ringfence.proof;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.flow.Host;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.NameServers;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the names of a stack stand for, in words, so that a change behind a name is seen. */
final class PeerTexts {
  private final Declaration declaration;
  private final Meanings meanings;
  private final List<Endpoint> endpoints;

  PeerTexts(Declaration declaration, Meanings meanings, List<Endpoint> endpoints) {
    this.declaration = declaration;
    this.meanings = meanings;
    this.endpoints = endpoints;
  }

  /** By the names of the peers; what means everybody is left out. */
  SortedMap<String, String> all() {
    var texts = new TreeMap<String, String>();
    for (Peer peer : declaration.peers()) {
      if (!meanings.of(peer).everyone()) {
        texts.put(peer.name(), text(peer));
      }
    }
    texts.put("other pods", declaration.isolated() ? "cut off" : "not fenced");
    return texts;
  }

  private String text(Peer peer) {
    if (peer instanceof Workload workload) {
      return "pods with %s in %s".formatted(Labels.of(workload.pods()), workload.namespace());
    }
    if (peer instanceof Peer.Namespaces group) {
      Selector pods = Labels.of(group.pods());
      return (pods.isEverything() ? "pods" : "pods with " + pods) + namespaces(group.namespaces());
    }
    if (peer instanceof Peer.Hosts hosts) {
      return hosts.hosts().stream().map(Host::text).collect(Collectors.joining(", "));
    }
    if (peer instanceof Peer.Database) {
      return database(peer.name());
    }
    String addresses = meanings.of(peer).addresses().toString();
    return peer instanceof Peer.Dns
        ? "%s, and pods with %s in %s"
            .formatted(
                addresses,
                NameServers.pods(declaration.dataplane()).stream()
                    .map(pods -> Labels.of(pods).toString())
                    .collect(Collectors.joining(" or ")),
                NameServers.NAMESPACE)
        : addresses;
  }

  private static String namespaces(NamespaceSelection namespaces) {
    return namespaces instanceof NamespaceSelection.Named one
        ? " in " + one.name()
        : " in namespaces with " + Labels.of(((NamespaceSelection.Labelled) namespaces).labels());
  }

  /** Its addresses come and go, and it is the same database; a block is more than that. */
  private String database(String name) {
    AddressSet addresses =
        AddressSet.union(
            endpoints.stream()
                .filter(endpoint -> endpoint.known() && Meanings.databaseOf(endpoint).equals(name))
                .map(Endpoint::addresses)
                .toList());
    boolean isWide = addresses.ranges().stream().anyMatch(range -> range.isMultiple());
    return isWide ? addresses.toString() : "its addresses";
  }
}
