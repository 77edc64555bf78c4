package io.ringfence.connectivity;

import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Explains single pairs, rule by rule, without a map of everything. At least one of a pair is pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     Policies</a>
 */
public final class Explainer {
  private final Snapshot snapshot;
  private final RuleMatcher matcher;

  public Explainer(Snapshot snapshot, DataplaneSemantics semantics) {
    this.snapshot = snapshot;
    this.matcher = new RuleMatcher(snapshot.namespaces(), semantics);
  }

  /**
   * Explains a pair.
   *
   * @param ports at least one
   * @throws IllegalArgumentException where neither is pods, or the destination opens connections
   *     alone
   */
  public Explanation explain(Vertex from, Vertex to, PortSet ports) {
    if (!(from instanceof PodGroup) && !(to instanceof PodGroup)) {
      throw new IllegalArgumentException("no policy counts from " + from.id() + " to " + to.id());
    }
    if (from instanceof PodGroup pods && pods.isOnePod() && from.id().equals(to.id())) {
      return new Explanation(
          from, to, ports, Reach.certainly(ports), Optional.empty(), Optional.empty());
    }
    Optional<SideExplanation> egress =
        from instanceof PodGroup source
            ? Optional.of(side(source, Direction.EGRESS, to, ports))
            : Optional.empty();
    Optional<SideExplanation> ingress =
        to instanceof PodGroup destination
            ? Optional.of(side(destination, Direction.INGRESS, from, ports))
            : Optional.empty();
    Reach both =
        Reach.certainly(ports)
            .and(egress.map(SideExplanation::reach).orElse(Reach.ALL))
            .and(ingress.map(SideExplanation::reach).orElse(Reach.ALL));
    return new Explanation(from, to, ports, both, egress, ingress);
  }

  private SideExplanation side(PodGroup own, Direction direction, Vertex other, PortSet ports) {
    List<Policy> selecting =
        snapshot.policies().stream()
            .filter(policy -> policy.rules(direction).isPresent())
            .filter(policy -> matcher.selects(policy, own))
            .toList();
    var deciding = new ArrayList<DecidingRule>();
    AddressPorts blocks = AddressPorts.NONE;
    for (Policy policy : selecting) {
      List<Rule> rules = policy.rules(direction).orElse(List.of());
      for (int number = 0; number < rules.size(); number++) {
        var place = new Place(policy, direction, number, own);
        deciding.addAll(place.deciding(rules.get(number), other, ports));
        blocks = blocks.union(place.blocks(rules.get(number)));
      }
    }
    Reach allowed =
        selecting.isEmpty()
            ? Reach.ALL
            : deciding.stream()
                .map(rule -> new Reach(rule.certain() ? rule.ports() : PortSet.NONE, rule.ports()))
                .reduce(Reach.of(blocks, matcher.addresses(other)), Reach::or);
    return new SideExplanation(
        own, direction, selecting, deciding, allowed.and(Reach.certainly(ports)));
  }

  /** Where a rule stands, and for which of the pods that its policy isolates. */
  private final class Place {
    private final Policy policy;
    private final Direction direction;
    private final int number;
    private final PodGroup own;

    Place(Policy policy, Direction direction, int number, PodGroup own) {
      this.policy = policy;
      this.direction = direction;
      this.number = number;
      this.own = own;
    }

    /** Blocks of several rules may hold together what none of them holds alone. */
    AddressPorts blocks(Rule rule) {
      PortSet ports = PortGrant.of(rule).withAddresses(direction, own);
      return rule.peers().orElse(List.of()).stream()
          .filter(BlockPeer.class::isInstance)
          .map(peer -> AddressPorts.of(((BlockPeer) peer).addresses(), ports))
          .reduce(AddressPorts.NONE, AddressPorts::union);
    }

    List<DecidingRule> deciding(Rule rule, Vertex other, PortSet asked) {
      PortGrant grant = PortGrant.of(rule);
      PortSet withAddresses = grant.withAddresses(direction, own).intersection(asked);
      PortSet withPods = on(other, grant).intersection(asked);
      var deciding = new ArrayList<DecidingRule>();
      if (rule.peers().isEmpty()) {
        deciding.add(rule(OptionalInt.empty(), withPods, true));
      }
      List<RulePeer> peers = rule.peers().orElse(List.of());
      for (int peer = 0; peer < peers.size(); peer++) {
        RuleMatcher.Match match = matcher.match(peers.get(peer), policy.namespace(), other);
        if (match != RuleMatcher.Match.NONE) {
          PortSet open = peers.get(peer) instanceof BlockPeer ? withAddresses : withPods;
          deciding.add(rule(OptionalInt.of(peer), open, match == RuleMatcher.Match.CERTAIN));
        }
      }
      return deciding.stream().filter(decides -> !decides.ports().isEmpty()).toList();
    }

    private PortSet on(Vertex other, PortGrant grant) {
      return direction == Direction.EGRESS && other instanceof PodGroup destination
          ? grant.on(destination)
          : grant.withAddresses(direction, own);
    }

    private DecidingRule rule(OptionalInt peer, PortSet open, boolean certain) {
      return new DecidingRule(policy, direction, number, peer, open, certain);
    }
  }
}
