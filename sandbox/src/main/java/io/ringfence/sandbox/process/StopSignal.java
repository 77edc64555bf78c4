package io.ringfence.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The signal that asks a program to end in an orderly way. */
public enum StopSignal {
  TERMINATE,
  /** PostgreSQL's fast shutdown: open sessions are ended. */
  INTERRUPT;

  /**
   * Ends a process: first by the signal, after the patience by force. Returns when it is gone.
   *
   * @throws ProcessException if it still runs after that
   */
  public void end(ProcessIdentity process, Duration patience) {
    BooleanSupplier gone = () -> process.live().isEmpty();
    if (gone.getAsBoolean()) {
      return;
    }
    process.live().ifPresent(this::send);
    if (Readiness.within(patience, gone)) {
      return;
    }
    process.live().ifPresent(ProcessHandle::destroyForcibly);
    if (!Readiness.within(Duration.ofSeconds(10), gone)) {
      throw new ProcessException("Process " + process.pid() + " does not end");
    }
  }

  private void send(ProcessHandle process) {
    if (this == TERMINATE || !interrupt(process.pid())) {
      process.destroy();
    }
  }

  /**
   * Java sends no SIGINT; the shell does by a command of its own, so no other program is needed.
   *
   * @return whether it was sent
   */
  private static boolean interrupt(long pid) {
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", "kill -s INT \"$1\"", "sh", Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return shell.waitFor(10, TimeUnit.SECONDS) && shell.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessException("Interrupted while ending process " + pid, e);
    }
  }
}
