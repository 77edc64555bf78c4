package io.ringfence.policy;

import java.util.Map;

/**
 * The postures of a stack's workloads.
 *
 * @param standard the posture of all workloads but
 * @param exceptions those that have one of their own, by their names
 */
public record Postures(Posture standard, Map<String, Posture> exceptions) {
  public Postures {
    exceptions = Map.copyOf(exceptions);
  }

  /** The same posture for every workload. */
  public static Postures all(Posture posture) {
    return new Postures(posture, Map.of());
  }

  /** The posture of the workload of this name. */
  public Posture of(String workload) {
    return exceptions.getOrDefault(workload, standard);
  }
}
