package io.ringfence.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from a later one that was given the same number.
 *
 * @param pid the process number
 * @param startedAt when the operating system says that it was started
 */
public record ProcessIdentity(long pid, Instant startedAt) {
  /** The system's clock may be set while a process runs, which moves its start time a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  public static ProcessIdentity of(ProcessHandle handle) {
    return new ProcessIdentity(handle.pid(), startOf(handle).orElse(Instant.now()));
  }

  /** The process if it still runs. */
  public Optional<ProcessHandle> live() {
    return ProcessHandle.of(pid).filter(this::isThis).filter(ProcessIdentity::runs);
  }

  private boolean isThis(ProcessHandle handle) {
    return startOf(handle)
        .map(start -> Duration.between(startedAt, start).abs().compareTo(TOLERANCE) < 0)
        .orElse(false);
  }

  private static Optional<Instant> startOf(ProcessHandle handle) {
    return handle.info().startInstant();
  }

  /** A process that has ended but was not yet collected by its parent counts as gone. */
  private static boolean runs(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
    try {
      String text = Files.readString(stat);
      return !text.substring(text.lastIndexOf(')') + 1).trim().startsWith("Z");
    } catch (IOException e) {
      return handle.isAlive();
    }
  }
}
