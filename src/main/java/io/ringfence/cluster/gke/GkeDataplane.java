package io.ringfence.cluster.gke;

/**
 * What enforces policies in a GKE cluster.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy">Control
 *     communication between Pods and Services using network policies</a>
 */
public enum GkeDataplane {
  /** Dataplane V2, which enforces by itself; every Autopilot cluster has it. */
  V2,
  /** The legacy dataplane with network policy enforcement turned on. */
  CALICO,
  /** The legacy dataplane without it. */
  NONE
}
