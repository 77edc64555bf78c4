package io.ringfence.cluster.live;

/** Reads a running cluster. */
@FunctionalInterface
public interface LiveClusterReader {

  /**
   * Asks the cluster, and waits for its answer.
   *
   * @throws UnreachableClusterException if it does not answer, or not to this caller
   */
  LiveCluster read(ClusterAccess access);
}
