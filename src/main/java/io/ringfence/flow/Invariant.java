package io.ringfence.flow;

import io.ringfence.flow.Peer.Source;

/**
 * What must hold of the policies, whatever the flows say.
 *
 * @param path where the stack's file says it
 * @param from who would open the connection
 * @param to who would accept it
 * @param ports on which ports of {@code to}
 * @param demand what is demanded
 */
public record Invariant(String path, Source from, Peer to, Ports ports, Demand demand) {

  /** What an invariant demands. */
  public enum Demand {
    /** All of the one reach all of the other on all of the ports. */
    ALLOWED,
    /** Nobody of the one reaches anybody of the other on any of the ports. */
    DENIED
  }
}
