package io.ringfence.config;

import io.ringfence.flow.Invariant;
import io.ringfence.flow.Invariant.Demand;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Source;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Ports;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the invariants: every name becomes a peer, each pair of peers an invariant of its own. */
final class InvariantReader {
  private final PeerTable peers;
  private final Problems problems;

  InvariantReader(PeerTable peers, Problems problems) {
    this.peers = peers;
    this.problems = problems;
  }

  List<Invariant> read(List<Located<InvariantConfig>> invariants) {
    return invariants.stream().flatMap(this::read).toList();
  }

  private Stream<Invariant> read(Located<InvariantConfig> invariant) {
    checkNamed(invariant.path() + ".from", invariant.value().from());
    checkNamed(invariant.path() + ".to", invariant.value().to());
    return invariant.value().from().stream()
        .flatMap(
            from ->
                invariant.value().to().stream().flatMap(to -> read(invariant, from, to).stream()));
  }

  private Optional<Invariant> read(
      Located<InvariantConfig> invariant, Located<String> fromName, Located<String> toName) {
    Optional<Source> from = peers.source(fromName);
    Optional<Peer> to = peers.named(toName);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Source source = from.get();
    if (!(source instanceof Workload) && !(to.get() instanceof Workload)) {
      problems.add(
          invariant.path(),
          source.name() + " to " + to.get().name() + " has no workload",
          "name a workload on one side; the policies of this stack decide about no other");
      return Optional.empty();
    }
    return ports(invariant, to.get())
        .map(
            ports ->
                new Invariant(
                    invariant.path(), source, to.get(), ports, invariant.value().verdict()));
  }

  private Optional<Ports> ports(Located<InvariantConfig> invariant, Peer to) {
    Optional<Ports> written = invariant.value().ports();
    written.ifPresent(ports -> peers.checkNumbers(invariant.path() + ".ports", ports, to));
    if (written.isPresent() || problems.isWithin(invariant.path() + ".ports")) {
      return written;
    }
    if (invariant.value().verdict() == Demand.DENIED && !hasPortsOfItsOwn(to)) {
      return Optional.of(Ports.any());
    }
    if (to.defaultPorts().isEmpty()) {
      problems.add(
          invariant.path() + ".ports",
          "\"" + to.name() + "\" says no ports, so what is allowed must",
          "give ports here or at the peer");
    }
    return to.defaultPorts();
  }

  /** Of these, their ports are all that is meant. */
  private static boolean hasPortsOfItsOwn(Peer to) {
    return to instanceof Peer.Https
        || to instanceof Peer.Dns
        || to instanceof Peer.Metadata
        || to instanceof Peer.GoogleApis;
  }

  private void checkNamed(String path, List<Located<String>> named) {
    if (named.isEmpty() && !problems.isWithin(path)) {
      problems.add(path, "nobody is named here", "name a peer, or take the invariant out");
    }
  }
}
