package io.ringfence.sandbox.googleapi.operations;

import java.time.Instant;

/** How far an operation is. */
public sealed interface Progress {

  /** Accepted, not begun. */
  record Pending() implements Progress {}

  record Running(Instant startTime) implements Progress {}

  /** Ended well. */
  record Done(Instant startTime, Instant endTime) implements Progress {}

  /**
   * Ended with an error.
   *
   * @param code the product's error code, for example {@code INTERNAL_ERROR}
   */
  record Failed(Instant startTime, Instant endTime, String code, String message)
      implements Progress {}

  default boolean ended() {
    return this instanceof Done || this instanceof Failed;
  }
}
