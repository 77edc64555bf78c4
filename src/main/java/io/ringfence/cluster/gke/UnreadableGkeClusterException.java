package io.ringfence.cluster.gke;

/** What Google knows of a cluster cannot be read, or does not do; the message says why. */
public final class UnreadableGkeClusterException extends RuntimeException {

  public UnreadableGkeClusterException(String reason) {
    super(reason);
  }

  /** The message, which is never absent. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
