package io.ringfence.cli;

import java.io.PrintWriter;

/** Writes to the standard output, and stops when nobody reads it any more. */
final class StandardOutput implements Appendable {
  /** Asking whether somebody reads sends all that is written. */
  private static final int CHECKED_EVERY = 1 << 16;

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
    if (out.checkError()) {
      throw new BrokenPipeException();
    }
  }
}
