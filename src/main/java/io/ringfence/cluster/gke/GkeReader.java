package io.ringfence.cluster.gke;

import java.util.Optional;

/** Reads what Google knows of a cluster. */
@FunctionalInterface
public interface GkeReader {

  /**
   * Asks Google, and waits for the answer.
   *
   * @param project where the cluster is, unless it says otherwise itself
   * @return nothing when Google is not asked at all
   * @throws UnreadableGkeClusterException if there is no such cluster, or not for this caller
   */
  Optional<GkeSettings> read(GkeCluster cluster, String project);

  /** Asks nobody, for those who read a stack's file without its cloud. */
  static GkeReader offline() {
    return (cluster, project) -> Optional.empty();
  }
}
