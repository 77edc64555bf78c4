package io.ringfence.sandbox.process;

import dev.failsafe.Failsafe;
import dev.failsafe.RateLimitExceededException;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.ProcessRecord.State;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process that is started anew, after a growing pause, when it ends without having been
 * told to; after {@value #STARTS} starts within ten minutes it is left alone and reported as
 * failed.
 */
public final class SupervisedProcess {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);
  private static final int STARTS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** PostgreSQL's account may not enter the directory that the sandbox was started in. */
  private static final File ROOT = new File("/");

  private static final File NOTHING = new File("/dev/null");

  private final ChildCommand command;
  private final ProcessRecords records;
  private Optional<ProcessRecord> current = Optional.empty();
  private boolean stopping;

  private SupervisedProcess(ChildCommand command, ProcessRecords records) {
    this.command = command;
    this.records = records;
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @param ready asked again and again
   * @throws ProcessException with the end of its log if it ends before, or is not ready in time;
   *     nothing is left running then
   */
  public static SupervisedProcess start(
      ChildCommand command, ProcessRecords records, BooleanSupplier ready, Duration time) {
    SupervisedProcess supervised = new SupervisedProcess(command, records);
    Process first = supervised.launch(State.STARTING);
    try {
      supervised.await(first, ready, time);
    } catch (RuntimeException e) {
      supervised.stop();
      throw e;
    }
    supervised.record(State.RUNNING);
    supervised.watch(first);
    return supervised;
  }

  public synchronized boolean isRunning() {
    return current.map(ProcessRecord::runs).orElse(false);
  }

  /** Ends the process and forgets it. */
  public void stop() {
    Optional<ProcessRecord> last;
    synchronized (this) {
      stopping = true;
      last = current;
    }
    last.ifPresent(entry -> command.stopSignal().end(entry.process(), PATIENCE));
    records.remove(command.name());
  }

  private void await(Process process, BooleanSupplier ready, Duration time) {
    boolean answered =
        Readiness.within(
            time,
            () -> {
              if (!process.isAlive()) {
                throw new ProcessException(
                    failure("ended with exit code " + process.exitValue() + " while starting"));
              }
              return ready.getAsBoolean();
            });
    if (!answered) {
      throw new ProcessException(failure("is not ready after " + time.toSeconds() + " s"));
    }
  }

  private String failure(String what) {
    return "%s %s. The end of %s:%n%s"
        .formatted(command.name(), what, command.log(), LogTail.of(command.log(), 20));
  }

  private synchronized Process launch(State state) {
    if (stopping) {
      throw new ProcessException(command.name() + " is being stopped");
    }
    try {
      Process process =
          ChildEnvironment.limit(new ProcessBuilder(command.arguments()))
              .directory(ROOT)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(PrivateFiles.touch(command.log()).toFile()))
              .start();
      save(
          new ProcessRecord(
              command.name(),
              state,
              ProcessIdentity.of(process.toHandle()),
              command.stopSignal(),
              command.address()));
      return process;
    } catch (IOException e) {
      throw new ProcessException(command.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private synchronized void record(State state) {
    if (!stopping) {
      current.ifPresent(entry -> save(entry.withState(state)));
    }
  }

  private void save(ProcessRecord entry) {
    current = Optional.of(entry);
    records.save(entry);
  }

  private void watch(Process first) {
    RetryPolicy<Object> again =
        RetryPolicy.builder()
            .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .withMaxRetries(-1)
            .abortOn(RateLimitExceededException.class)
            .abortIf((result, failure) -> isStopping())
            .build();
    RateLimiter<Object> limit = RateLimiter.burstyBuilder(STARTS, Duration.ofMinutes(10)).build();
    CompletableFuture<Object> end =
        Failsafe.with(again, limit)
            .getStageAsync(
                attempt ->
                    (attempt.isFirstAttempt() ? first : launch(State.RUNNING))
                        .onExit()
                        .thenApply(this::ended));
    var unused = end.whenComplete((result, failure) -> gaveUp());
  }

  private Object ended(Process process) {
    if (isStopping()) {
      return process;
    }
    record(State.RESTARTING);
    LOG.warn("{} ended by itself with exit code {}", command.name(), process.exitValue());
    throw new ProcessException(command.name() + " ended by itself");
  }

  private void gaveUp() {
    if (!isStopping()) {
      record(State.FAILED);
      LOG.error("{} ended by itself too often and is left alone", command.name());
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }
}
