package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.postgres.PostgresDirectory;
import io.ringfence.sandbox.process.ProcessRecord;
import io.ringfence.sandbox.process.ProcessRecords;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What other processes know about the daemon of a state directory, and do to it. */
public final class DaemonControl {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration RELEASE = Duration.ofSeconds(5);

  private final StateDirectory state;

  public DaemonControl(StateDirectory state) {
    this.state = state;
  }

  /** The facts, if the sandbox is ready and its daemon alive. */
  public Optional<SandboxFacts> running() {
    return state.exists() && daemon().isPresent() ? state.facts().read() : Optional.empty();
  }

  /** The daemon, if it is alive, be it ready or not. */
  public Optional<ProcessRecord> daemon() {
    return state.exists()
        ? records().find(Daemon.NAME).filter(ProcessRecord::runs)
        : Optional.empty();
  }

  /** Every recorded process, alive or not. */
  public List<ProcessRecord> processes() {
    return state.exists() ? records().all() : List.of();
  }

  /** The names of the PostgreSQL servers that replicate another, each with that one's. */
  public SortedMap<String, String> replicas() {
    return PostgresDirectory.replicas(state.root());
  }

  /**
   * Stops the daemon and with it all parts, then whatever a killed daemon left behind.
   *
   * @return whether anything ran
   */
  public boolean stop() {
    if (!state.exists()) {
      return false;
    }
    Optional<ProcessRecord> daemon = daemon();
    daemon.ifPresent(entry -> entry.stopSignal().end(entry.process(), PATIENCE));
    return endOrphans() || daemon.isPresent();
  }

  /**
   * Stops the daemon and removes everything of the sandbox. No daemon starts meanwhile.
   *
   * @throws SandboxException if one was starting already; nothing is removed then
   */
  public void wipe() {
    stop();
    DaemonLock lock =
        DaemonLock.acquireWithin(RELEASE, state.lock())
            .orElseThrow(
                () ->
                    new SandboxException(
                        "Another sandbox is starting or stopping in "
                            + state.root()
                            + ". Try again when it has."));
    try {
      records().endOrphans();
      state.delete();
    } finally {
      lock.close();
    }
  }

  /** Nothing is an orphan while somebody holds the lock: that daemon looks after it. */
  boolean endOrphans() {
    Optional<DaemonLock> lock = DaemonLock.tryAcquire(state.lock());
    if (lock.isEmpty()) {
      return false;
    }
    try {
      state.facts().delete();
      return !records().endOrphans().isEmpty();
    } finally {
      lock.get().close();
    }
  }

  private ProcessRecords records() {
    return new ProcessRecords(state.processes(), () -> {});
  }
}
