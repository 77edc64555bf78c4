package io.ringfence.connectivity;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.Selector.Requirement;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides one connection from one address to one port of another, by walking through all policies.
 * It knows no sets; slow and plain, so that it can be believed.
 */
final class NaiveEvaluator {
  private final Snapshot snapshot;
  private final DataplaneSemantics semantics;

  /** Kept because they are slow to list. */
  private final Map<AddressSet, List<IPAddressSeqRange>> ranges = new HashMap<>();

  NaiveEvaluator(Snapshot snapshot, DataplaneSemantics semantics) {
    this.snapshot = snapshot;
    this.semantics = semantics;
  }

  @Override
  public String toString() {
    return snapshot.policies() + " under " + semantics;
  }

  /**
   * One end of a connection.
   *
   * @param pod what is there, if it is a pod
   * @param endpoint by what name policies know it, if by any
   */
  record Party(IPAddress address, Optional<PodGroup> pod, Optional<String> endpoint) {}

  /** One port. */
  record Port(Protocol protocol, int number) {}

  boolean allows(Party from, Party to, Port port) {
    if (from.pod().filter(NaiveEvaluator::isSingle).isPresent() && from.pod().equals(to.pod())) {
      return true;
    }
    return allows(from, Direction.EGRESS, to, to, port)
        && allows(to, Direction.INGRESS, from, to, port);
  }

  private static boolean isSingle(PodGroup pods) {
    return pods.kind().equals("Pod");
  }

  private boolean allows(Party own, Direction direction, Party other, Party to, Port port) {
    if (own.pod().isEmpty()) {
      return true;
    }
    boolean isolated = false;
    for (Policy policy : snapshot.policies()) {
      if (policy.rules(direction).isPresent() && selects(policy, own.pod().get())) {
        isolated = true;
        for (Rule rule : policy.rules(direction).get()) {
          if (allows(rule, policy, direction, other, to, port)) {
            return true;
          }
        }
      }
    }
    return !isolated;
  }

  private boolean selects(Policy policy, PodGroup pods) {
    return policy.namespace().equals(pods.namespace())
        && (!pods.hostNetwork() || semantics.selectsHostNetwork())
        && matches(policy.pods(), pods.labels());
  }

  /** A named port is not looked for in what an egress rule means by its address. */
  private boolean allows(
      Rule rule, Policy policy, Direction direction, Party other, Party to, Port port) {
    if (rule.peers().isEmpty()) {
      return hasPort(rule, to, port);
    }
    for (RulePeer peer : rule.peers().get()) {
      boolean byAddress = direction == Direction.EGRESS && peer instanceof BlockPeer;
      Party target = byAddress ? new Party(to.address(), Optional.empty(), to.endpoint()) : to;
      if (isPeer(peer, policy, other) && hasPort(rule, target, port)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPeer(RulePeer peer, Policy policy, Party other) {
    if (peer instanceof EndpointPeer endpoint) {
      return other.endpoint().isPresent() && other.endpoint().get().equals(endpoint.endpoint());
    }
    if (peer instanceof BlockPeer block) {
      return (other.pod().isEmpty() || semantics.blocksMatchPods())
          && ranges.computeIfAbsent(block.addresses(), AddressSet::ranges).stream()
              .anyMatch(range -> range.contains(other.address()));
    }
    PodPeer labels = (PodPeer) peer;
    if (other.pod().isEmpty()) {
      return false;
    }
    PodGroup pods = other.pod().get();
    if (pods.hostNetwork() && !semantics.selectsHostNetwork()) {
      return false;
    }
    boolean rightNamespace =
        labels.namespaces().isPresent()
            ? matches(
                labels.namespaces().get(),
                snapshot.namespaces().getOrDefault(pods.namespace(), Map.of()))
            : pods.namespace().equals(policy.namespace());
    return rightNamespace && matches(labels.pods(), pods.labels());
  }

  private static boolean hasPort(Rule rule, Party to, Port port) {
    if (rule.ports().isEmpty()) {
      return true;
    }
    for (RulePort listed : rule.ports().get()) {
      if (isPort(listed, to, port)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPort(RulePort listed, Party to, Port port) {
    if (listed instanceof NumberedPorts numbers) {
      return numbers.ports().numbersOf(port.protocol()).anyMatch(r -> r.contains(port.number()));
    }
    PortName wanted = (PortName) listed;
    return wanted.protocol() == port.protocol()
        && to.pod().map(PodGroup::ports).orElse(List.of()).stream()
            .anyMatch(
                named ->
                    named.name().equals(wanted.name())
                        && named.protocol() == wanted.protocol()
                        && named.number().orElse(-1) == port.number());
  }

  static boolean matches(Selector selector, Map<String, String> labels) {
    for (var label : selector.matchLabels().entrySet()) {
      if (!label.getValue().equals(labels.get(label.getKey()))) {
        return false;
      }
    }
    for (Requirement requirement : selector.matchExpressions()) {
      if (!matches(requirement, labels)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Requirement requirement, Map<String, String> labels) {
    boolean present = labels.containsKey(requirement.key());
    boolean listed =
        present && requirement.values().contains(labels.getOrDefault(requirement.key(), ""));
    return switch (requirement.operator()) {
      case IN -> listed;
      case NOT_IN -> !listed;
      case EXISTS -> present;
      case DOES_NOT_EXIST -> !present;
    };
  }
}
