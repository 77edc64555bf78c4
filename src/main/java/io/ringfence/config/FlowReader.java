package io.ringfence.config;

import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Source;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Posture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the flows: every name becomes a peer, every flow gets its ports. */
final class FlowReader {
  private final StackConfig config;
  private final PeerTable peers;
  private final HostRules hostRules;
  private final Contradictions contradictions;
  private final Problems problems;

  FlowReader(StackConfig config, PeerTable peers, HostRules hostRules, Problems problems) {
    this.config = config;
    this.peers = peers;
    this.hostRules = hostRules;
    this.contradictions = new Contradictions(config, problems);
    this.problems = problems;
  }

  List<Flow> read() {
    var flows = new ArrayList<Located<Flow>>();
    for (Located<FlowConfig> flow : config.flows()) {
      checkNamed(flow.path() + ".from", flow.value().from());
      checkNamed(flow.path() + ".to", flow.value().to());
      for (Located<String> from : flow.value().from()) {
        for (Located<String> to : flow.value().to()) {
          read(flow, from, to).map(one -> new Located<>(to.path(), one)).ifPresent(flows::add);
        }
      }
    }
    hostRules.checkNameServers(flows);
    contradictions.checkFlows(flows);
    return flows.stream().map(Located::value).toList();
  }

  private Optional<Flow> read(
      Located<FlowConfig> flow, Located<String> fromName, Located<String> toName) {
    String path = flow.path();
    Optional<Ports> ports = flow.value().ports();
    Optional<Source> from = peers.source(fromName);
    Optional<Peer> to = peers.named(toName);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Source source = from.get();
    if (!(source instanceof Workload) && !(to.get() instanceof Workload)) {
      problems.add(
          path,
          source.name() + " to " + to.get().name() + " has no workload",
          "name a workload on one side");
      return Optional.empty();
    }
    checkAddress(toName.path(), source, to.get());
    ports.ifPresent(open -> peers.checkNumbers(path + ".ports", open, to.get()));
    Optional<Ports> opened = ports.or(() -> defaultPorts(path, to.get()));
    if (to.get() instanceof Peer.Hosts) {
      opened.ifPresent(open -> hostRules.checkFlow(toName, path + ".ports", open));
    }
    return opened.map(open -> new Flow(source, to.get(), open, flow.value().because()));
  }

  private void checkNamed(String path, List<Located<String>> peers) {
    if (peers.isEmpty() && !problems.isWithin(path)) {
      problems.add(path, "nobody is named here", "name a peer, or take the flow out");
    }
  }

  private void checkAddress(String path, Source from, Peer to) {
    String addresses = "ringfence:databases." + to.name() + ".existing.addresses";
    if (to instanceof Peer.Database
        && config.postures().of(from.name()) == Posture.STRICT
        && !problems.isWithin(addresses)) {
      Optional.ofNullable(config.databases().get(to.name()))
          .flatMap(DatabaseConfig::existing)
          .filter(existing -> existing.addresses().isEmpty() && existing.blocks().isEmpty())
          .ifPresent(
              existing ->
                  problems.add(
                      path,
                      "the strict posture needs an address of \"" + to.name() + "\"",
                      "give " + addresses + ", or posture: portable"));
    }
  }

  private Optional<Ports> defaultPorts(String path, Peer to) {
    Optional<Ports> ports = to.defaultPorts();
    if (ports.isEmpty() && !problems.isWithin(place(to) + to.name() + ".ports")) {
      problems.add(
          path + ".ports",
          "\"" + to.name() + "\" says no ports, so the flow must",
          "give ports here or at the peer; every port has to be said: ports: any");
    }
    return ports;
  }

  private static String place(Peer peer) {
    if (peer instanceof Peer.Addresses) {
      return "ringfence:addresses.";
    }
    if (peer instanceof Peer.Hosts) {
      return "ringfence:hosts.";
    }
    return peer instanceof Peer.Namespaces ? "ringfence:namespaces." : "ringfence:workloads.";
  }
}
