package io.ringfence.connectivity;

import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Explains single pairs, rule by rule, without a map of everything. At least one of a pair is pods.
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
    for (Policy policy : selecting) {
      List<Rule> rules = policy.rules(direction).orElse(List.of());
      for (int number = 0; number < rules.size(); number++) {
        deciding.addAll(deciding(policy, direction, number, rules.get(number), own, other, ports));
      }
    }
    Reach allowed =
        selecting.isEmpty()
            ? Reach.ALL
            : deciding.stream()
                .map(rule -> new Reach(rule.certain() ? rule.ports() : PortSet.NONE, rule.ports()))
                .reduce(Reach.NONE, Reach::or)
                .or(
                    together(
                        selecting, direction, other, direction == Direction.EGRESS ? other : own));
    return new SideExplanation(
        own, direction, selecting, deciding, allowed.and(Reach.certainly(ports)));
  }

  /** Blocks of several rules may hold together what none of them holds alone. */
  private static Reach together(
      List<Policy> selecting, Direction direction, Vertex other, Vertex destination) {
    Optional<AddressSet> addresses = RuleMatcher.addresses(other);
    if (addresses.isEmpty()) {
      return Reach.NONE;
    }
    AddressPorts open = AddressPorts.NONE;
    for (Policy policy : selecting) {
      for (Rule rule : policy.rules(direction).orElse(List.of())) {
        open = open.union(blocks(rule, ports(PortGrant.of(rule), destination)));
      }
    }
    return new Reach(open.forEvery(addresses.get()), open.forAny(addresses.get()));
  }

  private static PortSet ports(PortGrant grant, Vertex destination) {
    return destination instanceof PodGroup pods ? grant.on(pods) : grant.numbered();
  }

  private static AddressPorts blocks(Rule rule, PortSet ports) {
    return rule.peers().orElse(List.of()).stream()
        .filter(Policy.BlockPeer.class::isInstance)
        .map(peer -> AddressPorts.of(((Policy.BlockPeer) peer).addresses(), ports))
        .reduce(AddressPorts.NONE, AddressPorts::union);
  }

  private List<DecidingRule> deciding(
      Policy policy,
      Direction direction,
      int number,
      Rule rule,
      PodGroup own,
      Vertex other,
      PortSet asked) {
    Vertex destination = direction == Direction.EGRESS ? other : own;
    PortGrant grant = PortGrant.of(rule);
    PortSet open = ports(grant, destination).intersection(asked);
    if (open.isEmpty()) {
      return List.of();
    }
    if (rule.peers().isEmpty()) {
      return List.of(new DecidingRule(policy, direction, number, OptionalInt.empty(), open, true));
    }
    return matching(rule.peers().get(), policy, other).entrySet().stream()
        .map(
            peer ->
                new DecidingRule(
                    policy,
                    direction,
                    number,
                    OptionalInt.of(peer.getKey()),
                    open,
                    peer.getValue() == RuleMatcher.Match.CERTAIN))
        .toList();
  }

  private Map<Integer, RuleMatcher.Match> matching(
      List<RulePeer> peers, Policy policy, Vertex other) {
    var matching = new java.util.TreeMap<Integer, RuleMatcher.Match>();
    for (int number = 0; number < peers.size(); number++) {
      RuleMatcher.Match match = matcher.match(peers.get(number), policy.namespace(), other);
      if (match != RuleMatcher.Match.NONE) {
        matching.put(number, match);
      }
    }
    return matching;
  }
}
