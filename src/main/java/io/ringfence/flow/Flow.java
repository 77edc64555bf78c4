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

  public Flow {
    if (!(from instanceof Peer.Workload) && !(to instanceof Peer.Workload)) {
      throw new IllegalArgumentException("one side of a flow is a workload");
    }
  }
}
