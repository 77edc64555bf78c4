package io.ringfence.connectivity;

import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why one reaches another, or does not.
 *
 * @param from who would open the connection
 * @param to who would accept it
 * @param ports the ports that were asked for
 * @param reach what both sides allow, of these ports
 * @param egress what decides where the connection leaves; absent outside of the cluster, where no
 *     policy counts, and for a pod and itself, which no policy keeps apart
 * @param ingress what decides where it arrives; absent in the same way
 */
public record Explanation(
    Vertex from,
    Vertex to,
    PortSet ports,
    Reach reach,
    Optional<SideExplanation> egress,
    Optional<SideExplanation> ingress) {

  /** The answer in a word. */
  public Verdict verdict() {
    return reach.verdict(ports);
  }

  /**
   * What decides on one side.
   *
   * @param pods whose side it is
   * @param direction in which direction
   * @param selecting the policies that isolate them; where there are none, everything is allowed
   * @param deciding the rules that allow some of the ports; where policies select and no rule
   *     decides, the missing rule is the reason
   * @param reach what the side allows, of the ports that were asked for
   */
  public record SideExplanation(
      PodGroup pods,
      Direction direction,
      List<Policy> selecting,
      List<DecidingRule> deciding,
      Reach reach) {
    public SideExplanation {
      selecting = List.copyOf(selecting);
      deciding = List.copyOf(deciding);
    }
  }

  /**
   * A rule that allows some of the ports.
   *
   * @param policy whose rule it is
   * @param direction in which of its lists
   * @param rule its position there, from 0
   * @param peer the position of the peer that matches, from 0; none where the rule is for everyone
   * @param ports which of the ports it allows
   * @param certain whether it does so whatever the addresses are that are not known
   */
  public record DecidingRule(
      Policy policy,
      Direction direction,
      int rule,
      OptionalInt peer,
      PortSet ports,
      boolean certain) {

    /** Where in the policy it stands: {@code egress[0].to[1]}. */
    public String path() {
      String list = direction == Direction.EGRESS ? "to" : "from";
      String place = direction.field() + "[" + rule + "]";
      return peer.isPresent() ? place + "." + list + "[" + peer.getAsInt() + "]" : place;
    }
  }
}
