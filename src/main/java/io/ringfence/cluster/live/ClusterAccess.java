package io.ringfence.cluster.live;

import java.util.Optional;

/** How a cluster is reached. */
public sealed interface ClusterAccess {

  /**
   * By a kubeconfig of the machine.
   *
   * @param kubeconfig its path, from the project's folder or from {@code ~/}; where kubectl looks
   *     for it when empty
   * @param context the context in it; the current one when empty
   */
  record KubeconfigFile(Optional<String> kubeconfig, Optional<String> context)
      implements ClusterAccess {}

  /**
   * By a kubeconfig that was made in memory and holds no secret.
   *
   * @param kubeconfig its content, as JSON
   */
  record KubeconfigText(String kubeconfig) implements ClusterAccess {}
}
