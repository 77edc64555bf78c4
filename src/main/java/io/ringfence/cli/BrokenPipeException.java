package io.ringfence.cli;

/** Nobody reads the output any more. */
final class BrokenPipeException extends RuntimeException {

  BrokenPipeException() {
    super("nobody reads the output");
  }
}
