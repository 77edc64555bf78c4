package io.ringfence.policy;

import inet.ipaddr.IPAddress;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Ports;
import java.util.List;

/**
 * One entry of a policy's ingress or egress.
 *
 * @param peers the other side
 * @param ports the ports of the destination
 */
public record Rule(Peers peers, Ports ports) {

  /** Allows everything: the entry {@code {}}. */
  public static Rule everything() {
    return new Rule(new Everyone(), Ports.any());
  }

  /** The other side of a rule. An empty list cannot be made: Kubernetes would read "everyone". */
  public sealed interface Peers {}

  /** Every peer, outside included. */
  public record Everyone() implements Peers {}

  /**
   * These peers and no others.
   *
   * @param peers at least one
   */
  public record Listed(List<RulePeer> peers) implements Peers {
    public Listed {
      peers = List.copyOf(peers);
      if (peers.isEmpty()) {
        throw new IllegalArgumentException("a rule names at least one peer");
      }
    }
  }

  /** One peer of a rule. */
  public sealed interface RulePeer {}

  /** Pods of the policy's own namespace. */
  public record Pods(PodSelector pods) implements RulePeer {}

  /** Pods of namespaces that need not be the policy's own. */
  public record NamespacedPods(NamespaceSelection namespaces, PodSelection pods)
      implements RulePeer {}

  /**
   * A block of addresses, known when the policies are compiled.
   *
   * @param except blocks within it that do not count
   */
  public record AddressBlock(IPAddress block, List<IPAddress> except) implements RulePeer {
    public AddressBlock {
      except = List.copyOf(except);
    }

    /** All of a block. */
    public AddressBlock(IPAddress block) {
      this(block, List.of());
    }
  }

  /** The addresses of a database of the stack, whatever they turn out to be. */
  public record DatabaseAddresses(String database) implements RulePeer {}
}
