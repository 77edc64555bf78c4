package io.ringfence.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;

/** Remembers why nothing could be written, which a {@link PrintWriter} keeps to itself. */
final class RememberingWriter extends PrintWriter {
  private final Memory memory;

  RememberingWriter(Writer out) {
    this(new Memory(out));
  }

  private RememberingWriter(Memory memory) {
    super(memory);
    this.memory = memory;
  }

  /** Why not all could be written; nothing where all was. */
  Optional<IOException> failure() {
    return memory.failure;
  }

  private static final class Memory extends FilterWriter {
    private Optional<IOException> failure = Optional.empty();

    Memory(Writer out) {
      super(out);
    }

    /** Something that is written. */
    @FunctionalInterface
    private interface Action {
      void run() throws IOException;
    }

    private void remember(Action action) throws IOException {
      try {
        action.run();
      } catch (IOException e) {
        failure = failure.or(() -> Optional.of(e));
        throw e;
      }
    }

    @Override
    public void write(int letter) throws IOException {
      remember(() -> out.write(letter));
    }

    @Override
    public void write(char[] letters, int offset, int length) throws IOException {
      remember(() -> out.write(letters, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      remember(() -> out.write(text, offset, length));
    }

    @Override
    public void flush() throws IOException {
      remember(out::flush);
    }
  }
}
