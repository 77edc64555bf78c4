package io.ringfence.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The signal that asks a program to end in an orderly way. */
public enum StopSignal {
  TERMINATE("TERM"),
  /** PostgreSQL's fast shutdown: open sessions are ended. */
  INTERRUPT("INT");

  private final String signal;

  StopSignal(String signal) {
    this.signal = signal;
  }

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
    send(process.pid());
    if (Readiness.within(patience, gone)) {
      return;
    }
    process.live().ifPresent(ProcessHandle::destroyForcibly);
    if (!Readiness.within(Duration.ofSeconds(10), gone)) {
      throw new ProcessException("Process " + process.pid() + " does not end");
    }
  }

  /** Java can send SIGTERM and SIGKILL alone, so the others go through kill(1). */
  private void send(long pid) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-s", signal, Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new ProcessException("Cannot send SIG" + signal + " to process " + pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessException("Interrupted while ending process " + pid, e);
    }
  }
}
