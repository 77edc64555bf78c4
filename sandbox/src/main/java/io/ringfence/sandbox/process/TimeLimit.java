package io.ringfence.sandbox.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for a process that must come to its end. */
public final class TimeLimit {
  private TimeLimit() {}

  /**
   * Waits for the end; the process and its children are ended when the time is over, and when the
   * waiting is interrupted.
   *
   * @param name for the message
   * @return the exit code
   * @throws ProcessException if it has not ended in time, or the waiting was interrupted
   */
  public static int await(Process process, Duration limit, String name) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      end(process);
      throw new ProcessException(
          "%s has not ended after %d s and was ended".formatted(name, limit.toSeconds()));
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new ProcessException("Interrupted while waiting for " + name, e);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
