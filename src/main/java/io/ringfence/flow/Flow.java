package io.ringfence.flow;

import io.ringfence.flow.Peer.Source;
import java.util.Optional;

/**
 * Who may open connections to whom, written once for both sides.
 *
 * @param from who opens the connection
 * @param to who accepts it
 * @param ports on which ports of {@code to}
 * @param because why it is there, where the stack's file says so
 */
public record Flow(Source from, Peer to, Ports ports, Optional<String> because) {

  /** A flow that says no reason. */
  public Flow(Source from, Peer to, Ports ports) {
    this(from, to, ports, Optional.empty());
  }

  /**
   * A flow on the ports of the peer that accepts it.
   *
   * @throws IllegalArgumentException if that peer says none
   */
  public static Flow between(Source from, Peer to) {
    return new Flow(
        from,
        to,
        to.defaultPorts()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        to.name() + " says no ports, so the flow from " + from.name() + " must")));
  }

  /** The same flow, with the reason why it is there. */
  public Flow because(String reason) {
    return new Flow(from, to, ports, Optional.of(reason));
  }

  public Flow {
    if (!(from instanceof Peer.Workload) && !(to instanceof Peer.Workload)) {
      throw new IllegalArgumentException("one side of a flow is a workload");
    }
  }
}
