package io.ringfence.manifest;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Endpoint.Kind;
import io.ringfence.flow.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads GKE's FQDNNetworkPolicy, which isolates for egress alone, together with NetworkPolicies.
 *
 * @see <a
 *     href="https://cloud.google.com/kubernetes-engine/docs/how-to/fqdn-network-policies">Control
 *     Pod egress traffic using FQDN network policies</a>
 * @see <a
 *     href="https://github.com/GoogleCloudPlatform/gke-networking-api/blob/main/config/crds/networking.gke.io_fqdnnetworkpolicies.yaml">The
 *     definition</a>
 */
final class FqdnPolicyReader implements PolicyKindReader {
  static final String GROUP = "networking.gke.io";
  static final String KIND = "FQDNNetworkPolicy";
  private static final Set<String> FIELDS =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");

  @Override
  public ReadPolicy read(Field root, ObjectHeader header) {
    root.allowOnly(FIELDS);
    Field spec = root.get("spec");
    spec.allowOnly(Set.of("podSelector", "egress"));
    var endpoints = new ArrayList<Endpoint>();
    List<Rule> egress =
        spec.get("egress").items().stream().map(rule -> rule(rule, endpoints)).toList();
    Policy policy =
        new Policy(
            header.namespace(),
            header.name(),
            KIND,
            PolicyReader.isManaged(header),
            SelectorReader.selector(spec.get("podSelector")),
            Optional.empty(),
            Optional.of(egress));
    return new ReadPolicy(policy, endpoints, List.of());
  }

  private static Rule rule(Field rule, List<Endpoint> endpoints) {
    rule.allowOnly(Set.of("matches", "ports"));
    Field matches = rule.get("matches");
    var peers = new ArrayList<RulePeer>();
    for (Field match : matches.items()) {
      match.allowOnly(Set.of("name", "pattern"));
      Hosts.names(match, "name", "pattern")
          .forEach(
              host -> {
                endpoints.add(host(host));
                peers.add(new EndpointPeer(host));
              });
    }
    if (matches.items().isEmpty()) {
      matches.add("the rule matches no host", "write one at least, or remove the rule");
    }
    return new Rule(Optional.of(peers), ports(rule.get("ports")));
  }

  /** A host is somewhere, and nobody knows where. */
  static Endpoint host(String name) {
    return new Endpoint(name, Kind.HOST, AddressSet.ALL, false);
  }

  private static Optional<List<RulePort>> ports(Field field) {
    var ports = new ArrayList<RulePort>();
    for (Field port : field.items()) {
      port.allowOnly(Set.of("protocol", "port"));
      Protocol protocol = PortReader.protocol(port.get("protocol"));
      Field number = port.get("port");
      if (number.isAbsent()) {
        ports.add(new NumberedPorts(PortSet.every(protocol)));
      } else {
        OptionalInt first = PortReader.number(number);
        if (first.isPresent()) {
          ports.add(new NumberedPorts(PortSet.range(protocol, first.getAsInt(), first.getAsInt())));
        }
      }
    }
    return field.items().isEmpty() ? Optional.empty() : Optional.of(ports);
  }
}
