package io.ringfence.sandbox.process;

/** A part of the sandbox does not start, stop or answer; the message says which, and why. */
public final class ProcessException extends RuntimeException {
  public ProcessException(String message) {
    super(message);
  }

  public ProcessException(String message, Throwable cause) {
    super(message, cause);
  }
}
