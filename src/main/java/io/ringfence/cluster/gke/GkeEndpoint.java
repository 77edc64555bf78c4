package io.ringfence.cluster.gke;

/**
 * At which of its addresses a GKE cluster's control plane is reached. The names are those of the
 * flags of {@code gcloud container clusters get-credentials}.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation">About
 *     network isolation in GKE</a>
 */
public enum GkeEndpoint {
  /** The address that Google gives first: the external one, unless the cluster has none. */
  IP,
  /** The address in the cluster's network. */
  INTERNAL_IP,
  /** The name that leads through Google's front end, from any network. */
  DNS
}
