package io.ringfence.cli;

import java.io.IOException;
import java.io.PrintWriter;

/** Writes to the standard output, and stops when nobody reads it any more. */
final class StandardOutput implements Appendable {
  /** Asking whether somebody reads sends all that is written. */
  private static final int CHECKED_EVERY = 1 << 16;

  /** The system has no other sign of it than the message, here of Linux and of macOS. */
  private static final String BROKEN_PIPE = "Broken pipe";

  private final PrintWriter out;
  private long written;
  private long checked;

  StandardOutput(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Appendable append(CharSequence text) {
    return append(text, 0, text.length());
  }

  @Override
  public Appendable append(CharSequence text, int start, int end) {
    out.append(text, start, end);
    count(end - start);
    return this;
  }

  @Override
  public Appendable append(char letter) {
    out.append(letter);
    count(1);
    return this;
  }

  private void count(int letters) {
    written += letters;
    if (written - checked > CHECKED_EVERY) {
      finish();
    }
  }

  /** Sends what is left. */
  void finish() {
    checked = written;
    check(out);
  }

  /**
   * Sends what is left.
   *
   * @throws BrokenPipeException where nobody reads it any more
   * @throws UsageException where it cannot be written, for example to a full disk
   */
  static void check(PrintWriter out) {
    if (!out.checkError()) {
      return;
    }
    String reason =
        out instanceof RememberingWriter remembering
            ? remembering.failure().map(IOException::getMessage).orElse("")
            : "";
    if (reason.equals(BROKEN_PIPE)) {
      throw new BrokenPipeException();
    }
    throw new UsageException(
        "the standard output cannot be written" + (reason.isEmpty() ? "" : ": " + reason));
  }
}
