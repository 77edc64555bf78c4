package io.ringfence.cli;

/** What the command was asked for cannot be. The message is for a person. */
final class UsageException extends RuntimeException {

  UsageException(String message) {
    super(message);
  }
}
