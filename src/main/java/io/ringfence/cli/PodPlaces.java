package io.ringfence.cli;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where pods can be whose addresses are not known: not where a database is, and at no address that
 * a network does not route. Without this, each rule for one of these would perhaps mean every pod.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890, special-purpose addresses</a>
 */
final class PodPlaces {
  private static final AddressSet NOWHERE =
      AddressSet.of(
          Stream.of(
                  "0.0.0.0/8",
                  "127.0.0.0/8",
                  "169.254.0.0/16",
                  "224.0.0.0/3",
                  "::/127",
                  "fe80::/10",
                  "ff00::/8")
              .map(Addresses::block)
              .toArray(IPAddress[]::new));

  private PodPlaces() {}

  /** States with that said of their pods; it is the same in each, or it would be a difference. */
  static List<Snapshot> narrow(List<Snapshot> states) {
    Stream<AddressSet> databases =
        states.stream()
            .flatMap(state -> state.endpoints().stream())
            .filter(Endpoint::known)
            .map(Endpoint::addresses);
    AddressSet places =
        AddressSet.ALL.difference(
            AddressSet.union(Stream.concat(Stream.of(NOWHERE), databases).toList()));
    return states.stream().map(state -> narrow(state, places)).toList();
  }

  private static Snapshot narrow(Snapshot state, AddressSet places) {
    return new Snapshot(
        state.namespaces(),
        state.pods().stream().map(group -> narrow(group, places)).toList(),
        state.policies(),
        state.endpoints());
  }

  private static PodGroup narrow(PodGroup group, AddressSet places) {
    return group.addresses().equals(AddressSet.ALL)
        ? new PodGroup(
            group.namespace(),
            group.name(),
            group.kind(),
            group.labels(),
            group.ports(),
            group.hostNetwork(),
            places)
        : group;
  }
}
