package io.ringfence.cli;

/** Exit codes besides picocli's, in which 0 is success and 2 wrong use. */
final class Exits {
  /** There is a difference, or a violation. */
  static final int FOUND = 1;

  /** The command itself failed; the number is that of {@code sysexits.h}. */
  static final int FAULT = 70;

  private Exits() {}
}
