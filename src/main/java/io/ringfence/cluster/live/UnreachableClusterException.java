package io.ringfence.cluster.live;

/** A cluster did not answer; the message says why, as a clause. */
public final class UnreachableClusterException extends RuntimeException {

  public UnreachableClusterException(String reason) {
    super(reason);
  }

  /** The message, which is never absent. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
