package io.ringfence.sandbox.rehearsal;

/** Why a rehearsal cannot be, or has failed, said to a person. */
public final class RehearsalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RehearsalException(String message) {
    super(message);
  }
}
