package io.ringfence.connectivity;

/** Whether a connection can be opened. */
public enum Verdict {
  /** On all of the ports. */
  ALLOWED,
  /** On none of the ports. */
  DENIED,
  /** On some of the ports, and not on others. */
  PARTLY,
  /** It depends on an address that is not known. */
  DEPENDS
}
