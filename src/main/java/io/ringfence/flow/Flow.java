package io.ringfence.flow;

import io.ringfence.flow.Peer.Source;

/**
 * Who may open connections to whom, written once for both sides.
 *
 * @param from who opens the connection
 * @param to who accepts it
 * @param ports on which ports of {@code to}
 */
public record Flow(Source from, Peer to, Ports ports) {
  public Flow {
    if (!(from instanceof Peer.Workload) && !(to instanceof Peer.Workload)) {
      throw new IllegalArgumentException("one side of a flow is a workload");
    }
  }
}
