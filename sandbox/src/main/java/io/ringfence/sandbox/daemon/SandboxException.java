package io.ringfence.sandbox.daemon;

/** What was asked of the sandbox cannot be done; the message says why and what to do. */
public final class SandboxException extends RuntimeException {
  public SandboxException(String message) {
    super(message);
  }
}
