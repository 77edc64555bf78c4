package io.ringfence.manifest;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Endpoint.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the peers of rules.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicyPeer</a>
 */
final class PeerReader {
  private static final Set<String> FIELDS = Set.of("podSelector", "namespaceSelector", "ipBlock");

  private final DatabaseBlocks databases;
  private final List<Endpoint> endpoints;

  /**
   * A reader for the peers of one policy.
   *
   * @param endpoints where the databases go that they turn out to be
   */
  PeerReader(DatabaseBlocks databases, List<Endpoint> endpoints) {
    this.databases = databases;
    this.endpoints = endpoints;
  }

  /**
   * Reads a peer.
   *
   * @param place where it stands in the policy's spec, for example {@code egress[0].to[1]}
   */
  Optional<RulePeer> peer(Field field, String place) {
    field.allowOnly(FIELDS);
    Field pods = field.get("podSelector");
    Field namespaces = field.get("namespaceSelector");
    Field block = field.get("ipBlock");
    boolean selects = !pods.isAbsent() || !namespaces.isAbsent();
    if (!block.isAbsent()) {
      if (selects) {
        field.add(
            "a block and a selector stand in one peer",
            "make them two entries of the list, which means one or the other");
      }
      return block(block, place);
    }
    if (!selects) {
      if (field.isObject()) {
        field.add(
            "the peer says nothing",
            "write podSelector, namespaceSelector or ipBlock; for every peer, leave out the list");
      }
      return Optional.empty();
    }
    Optional<Selector> inNamespaces =
        namespaces.isAbsent() ? Optional.empty() : Optional.of(SelectorReader.selector(namespaces));
    return Optional.of(new PodPeer(inNamespaces, SelectorReader.selector(pods)));
  }

  /** A database has one address; a wider block is what it says, whoever it is said to be. */
  private Optional<RulePeer> block(Field block, String place) {
    Optional<String> database = databases.of(place);
    if (block.get("cidr").isUnknown()) {
      if (database.isEmpty()) {
        block
            .get("cidr")
            .add(
                "the address is not known yet, and nothing says whose it is",
                "name its database in the annotation ringfence.io/databases");
      }
      database.ifPresent(name -> add(name, AddressSet.ALL, false));
      return database.map(EndpointPeer::new);
    }
    Optional<AddressSet> addresses = BlockReader.addresses(block);
    if (addresses.isPresent() && BlockReader.isOneAddress(block)) {
      database.ifPresent(name -> add(name, addresses.get(), true));
    }
    return addresses.map(BlockPeer::new);
  }

  private void add(String database, AddressSet addresses, boolean known) {
    endpoints.add(new Endpoint(database, Kind.DATABASE, addresses, known));
  }
}
