package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands on the lines that another process writes into a file, each once. */
final class ProgressReader {
  private final Path file;
  private final Consumer<String> lines;
  private int position;

  ProgressReader(Path file, Consumer<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Hands on what was written since the last time, up to the last complete line. */
  void read() {
    String text = PrivateFiles.read(file);
    int end = text.lastIndexOf('\n') + 1;
    text.substring(Math.min(position, end), end).lines().forEach(lines);
    position = end;
  }
}
