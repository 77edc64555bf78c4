package io.ringfence.connectivity;

import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ports of a rule. A name is looked up in the destination's containers, by its protocol too,
 * and means nothing where the destination is not a pod, or is one by its address alone. Ports of a
 * protocol that no rule names are closed like all others.
 *
 * @param numbered those that are the same for every destination
 * @param names those that each destination has a number for, or has not
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicyPort</a>
 */
record PortGrant(PortSet numbered, Set<PortName> names) {
  static final PortGrant NONE = new PortGrant(PortSet.NONE, Set.of());

  PortGrant {
    names = Set.copyOf(names);
  }

  /** An absent list is every port of every protocol. */
  static PortGrant of(Rule rule) {
    return rule.ports().map(PortGrant::of).orElse(new PortGrant(PortSet.ALL, Set.of()));
  }

  private static PortGrant of(List<RulePort> ports) {
    PortSet numbered = PortSet.NONE;
    for (RulePort port : ports) {
      if (port instanceof NumberedPorts numbers) {
        numbered = numbered.union(numbers.ports());
      }
    }
    return new PortGrant(
        numbered,
        ports.stream()
            .filter(PortName.class::isInstance)
            .map(PortName.class::cast)
            .collect(Collectors.toSet()));
  }

  PortGrant union(PortGrant other) {
    var both = new HashSet<>(names);
    both.addAll(other.names);
    return new PortGrant(numbered.union(other.numbered), both);
  }

  boolean isNone() {
    return numbered.isEmpty() && names.isEmpty();
  }

  /**
   * The ports that are meant where the other side is addresses: where connections arrive, names are
   * those of one's own pods.
   */
  PortSet withAddresses(Direction direction, PodGroup own) {
    return direction == Direction.INGRESS ? on(own) : numbered;
  }

  /** The ports of these pods that are meant. */
  PortSet on(PodGroup destination) {
    PortSet ports = numbered;
    for (PortName name : names) {
      for (NamedPort port : destination.ports()) {
        if (port.name().equals(name.name()) && port.protocol() == name.protocol()) {
          ports = ports.union(port.asSet());
        }
      }
    }
    return ports;
  }
}
