package io.ringfence.policy;

/** How tightly the policies follow the flows. */
public enum Posture {
  /** Policies exist, and allow everything in both directions: the baseline to start from. */
  OPEN,
  /**
   * The flows, but a database is its port at any address, so that the same policies hold in every
   * environment.
   */
  PORTABLE,
  /** The flows, and a database is exactly the addresses that it got. */
  STRICT
}
