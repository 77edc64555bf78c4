package io.ringfence.cluster.live;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the kubeconfig as the Kubernetes provider does, which takes a path from the project's
 * folder or from the home, and without one looks where kubectl does.
 */
final class Kubeconfigs {
  private static final int TIMEOUT_MILLISECONDS = 10_000;

  private final Path home;

  Kubeconfigs(Path home) {
    this.home = home;
  }

  /**
   * The client's configuration.
   *
   * @throws UnreachableClusterException if there is no such kubeconfig, or no such context in it
   */
  Config read(ClusterAccess access) {
    Config config = unlimited(access);
    config.setRequestTimeout(TIMEOUT_MILLISECONDS);
    config.setConnectionTimeout(TIMEOUT_MILLISECONDS);
    config.setRequestRetryBackoffLimit(0);
    return config;
  }

  /** The name that the kubeconfig gives the cluster of its context. */
  static String clusterName(Config config) {
    return Optional.ofNullable(config.getCurrentContext())
        .map(context -> context.getContext().getCluster())
        .orElse("");
  }

  private Config unlimited(ClusterAccess access) {
    if (access instanceof KubeconfigText text) {
      return Config.fromKubeconfig(text.kubeconfig());
    }
    KubeconfigFile file = (KubeconfigFile) access;
    Config config =
        file.kubeconfig()
            .map(path -> ofFile(home(path), file.context()))
            .orElseGet(() -> Config.autoConfigure(file.context().orElse(null)));
    requireContext(config, file);
    return config;
  }

  private Path home(String path) {
    return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
  }

  private static Config ofFile(Path path, Optional<String> context) {
    if (!Files.isReadable(path)) {
      throw new UnreachableClusterException("there is no kubeconfig " + path + " to read");
    }
    try {
      return Config.fromKubeconfig(context.orElse(null), path.toFile());
    } catch (KubernetesClientException e) {
      throw new UnreachableClusterException("the kubeconfig " + path + " is not one");
    }
  }

  /** The client would go on with some other context, or with none. */
  private static void requireContext(Config config, KubeconfigFile file) {
    Optional<String> found =
        Optional.ofNullable(config.getCurrentContext()).map(NamedContext::getName);
    if (found.isEmpty() || file.context().filter(name -> !found.get().equals(name)).isPresent()) {
      throw new UnreachableClusterException(
          file.context()
              .map(name -> "the kubeconfig has no context " + name)
              .orElse("the kubeconfig has no current context"));
    }
  }
}
