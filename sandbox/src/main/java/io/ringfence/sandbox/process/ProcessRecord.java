package io.ringfence.sandbox.process;

/**
 * What is written down about a part, so that a later run of the sandbox finds it.
 *
 * @param name the part's name, for example {@code etcd} or {@code postgres-main}
 * @param state what became of it
 * @param process the process that runs it, or ran it last
 * @param stopSignal what ends it
 * @param address where it listens, for people
 */
public record ProcessRecord(
    String name, State state, ProcessIdentity process, StopSignal stopSignal, String address) {

  /** The states of a part. */
  public enum State {
    /** Started, not known to be ready. */
    STARTING,
    RUNNING,
    /** It ended by itself and is started anew after a pause. */
    RESTARTING,
    /** It ended by itself too often and is left alone. */
    FAILED
  }

  public ProcessRecord withState(State newState) {
    return new ProcessRecord(name, newState, process, stopSignal, address);
  }

  /** Whether the process is alive at this moment. */
  public boolean runs() {
    return process.live().isPresent();
  }
}
