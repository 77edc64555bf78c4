package io.ringfence.policy;

import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.Rule.AddressBlock;
import io.ringfence.policy.Rule.DatabaseAddresses;
import io.ringfence.policy.Rule.Everyone;
import io.ringfence.policy.Rule.Listed;
import io.ringfence.policy.Rule.NamespacedPods;
import io.ringfence.policy.Rule.Peers;
import io.ringfence.policy.Rule.Pods;
import io.ringfence.policy.Rule.RulePeer;
import java.util.List;

/** What the peers of flows become in the rules of a policy. */
final class PeerRules {
  private final Dataplane dataplane;

  PeerRules(Dataplane dataplane) {
    this.dataplane = dataplane;
  }

  /** The source of a flow, in a policy of this namespace. */
  Peers source(Peer.Source from, String namespace) {
    if (from instanceof Workload workload) {
      return pods(workload, namespace);
    }
    if (from instanceof Peer.Namespaces namespaces) {
      return pods(namespaces);
    }
    if (from instanceof Peer.Addresses addresses) {
      return blocks(addresses);
    }
    if (from instanceof Peer.Anywhere) {
      return new Everyone();
    }
    throw new IllegalArgumentException("no rule for the peer " + from);
  }

  /** The destination of a flow, in a policy of this namespace. */
  Peers destination(Peer to, String namespace, Posture posture) {
    if (to instanceof Peer.Source source) {
      return source(source, namespace);
    }
    if (to instanceof Peer.Dns) {
      return NameServers.peers(dataplane);
    }
    if (to instanceof Peer.Database database) {
      return posture == Posture.PORTABLE
          ? new Everyone()
          : new Listed(List.of(new DatabaseAddresses(database.name())));
    }
    if (to instanceof Peer.Metadata) {
      return new Listed(List.of(new AddressBlock(metadataServer().block())));
    }
    if (to instanceof Peer.GoogleApis apis) {
      return new Listed(List.of(new AddressBlock(GoogleApiAddresses.block(apis.scope()))));
    }
    if (to instanceof Peer.Https) {
      return new Everyone();
    }
    throw new IllegalArgumentException("no rule for the peer " + to);
  }

  private static Peers pods(Workload workload, String namespace) {
    RulePeer peer =
        workload.namespace().equals(namespace)
            ? new Pods(workload.pods())
            : new NamespacedPods(
                new NamespaceSelection.Named(workload.namespace()), workload.pods());
    return new Listed(List.of(peer));
  }

  private static Peers pods(Peer.Namespaces namespaces) {
    return new Listed(List.of(new NamespacedPods(namespaces.namespaces(), namespaces.pods())));
  }

  /** Each exception goes with the blocks that hold it; the API refuses it elsewhere. */
  private static Peers blocks(Peer.Addresses addresses) {
    return new Listed(
        addresses.blocks().stream()
            .<RulePeer>map(
                block ->
                    new AddressBlock(
                        block, addresses.except().stream().filter(block::contains).toList()))
            .toList());
  }

  private MetadataServer metadataServer() {
    return MetadataServer.of(dataplane)
        .orElseThrow(
            () -> new IllegalArgumentException("no metadata server is known for " + dataplane));
  }
}
