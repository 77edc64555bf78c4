package io.ringfence.config;

import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.flow.Protocol;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.HostPolicySpec.Kind;
import java.util.Collection;
import java.util.Optional;

/** What the dataplane's policies can say of hosts, and what they need to know their addresses. */
final class HostRules {
  /** As Cilium's custom resource definition has it: the ports of one rule. */
  private static final int MOST_PORTS = 40;

  private final Dataplane dataplane;
  private final Problems problems;

  HostRules(Dataplane dataplane, Problems problems) {
    this.dataplane = dataplane;
    this.problems = problems;
  }

  void checkGroup(String path, HostsConfig hosts) {
    if (hosts.names().isEmpty() && hosts.patterns().isEmpty() && !problems.isWithin(path)) {
      problems.add(path, "no host is named here", "give names, patterns or both");
    }
  }

  /** Notes why the dataplane cannot allow a flow to hosts on these ports. */
  void checkFlow(Located<String> to, String portsPath, Ports ports) {
    Optional<Kind> kind = dataplane.hostPolicies();
    if (kind.isEmpty()) {
      problems.add(
          to.path(),
          to.value(),
          "a plain NetworkPolicy knows addresses and no host names, and the dataplane "
              + Scalars.choiceName(dataplane)
              + " has nothing else",
          "use a cluster with Dataplane V2 (gke-v2) or Cilium (cilium), give ringfence:addresses,"
              + " or allow https");
      return;
    }
    if (ports instanceof Ports.Listed listed) {
      if (kind.get() == Kind.FQDN_NETWORK_POLICY
          && listed.ports().stream().anyMatch(HostRules::isBeyondGke)) {
        problems.add(
            portsPath,
            "an FQDNNetworkPolicy knows single ports of TCP and UDP alone",
            "list the ports one by one, each of TCP or UDP");
      } else if (kind.get() == Kind.CILIUM_NETWORK_POLICY && listed.ports().size() > MOST_PORTS) {
        problems.add(
            portsPath,
            "a CiliumNetworkPolicy takes at most " + MOST_PORTS + " ports in a rule",
            "give ranges, or divide the flow");
      }
    }
  }

  private static boolean isBeyondGke(Port port) {
    return port instanceof Port.Range range
        && (range.protocol() == Protocol.SCTP || range.first() != range.last());
  }

  /** The dataplane learns the addresses of hosts from the answers of the name servers. */
  void checkNameServers(Collection<Located<Flow>> flows) {
    for (Located<Flow> flow : flows) {
      if (dataplane.hostPolicies().isPresent()
          && flow.value().to() instanceof Peer.Hosts
          && flows.stream()
              .map(Located::value)
              .noneMatch(
                  other ->
                      other.from().equals(flow.value().from()) && other.to() instanceof Peer.Dns)) {
        problems.add(
            flow.path(),
            "\""
                + flow.value().from().name()
                + "\" reaches hosts by their names and may not ask for their addresses",
            "add the flow {from: " + flow.value().from().name() + ", to: dns}");
      }
    }
  }
}
