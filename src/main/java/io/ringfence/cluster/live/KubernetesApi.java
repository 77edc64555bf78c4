package io.ringfence.cluster.live;

import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a cluster through its API: four requests at most, none of which changes anything. */
public final class KubernetesApi implements LiveClusterReader {
  private static final String SYSTEM = "kube-system";

  private final Kubeconfigs kubeconfigs;

  /**
   * A reader that finds kubeconfigs as a person at this machine does.
   *
   * @param home what {@code ~} stands for
   */
  public KubernetesApi(Path home) {
    this.kubeconfigs = new Kubeconfigs(home);
  }

  @Override
  public LiveCluster read(ClusterAccess access) {
    Config config = kubeconfigs.read(access);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      String version = client.getKubernetesVersion().getGitVersion();
      return new LiveCluster(Kubeconfigs.clusterName(config), uid(client), agents(client, version));
    } catch (KubernetesClientException e) {
      throw new UnreachableClusterException(
          "%s does not answer: %s".formatted(config.getMasterUrl(), deepest(e)));
    }
  }

  private static Optional<String> uid(KubernetesClient client) {
    try {
      return Optional.ofNullable(client.namespaces().withName(SYSTEM).get())
          .map(Namespace::getMetadata)
          .map(metadata -> metadata.getUid());
    } catch (KubernetesClientException e) {
      requireForbidden(e);
      return Optional.empty();
    }
  }

  private static Enforcement agents(KubernetesClient client, String version) {
    try {
      Enforcement enforcement =
          PolicyAgents.enforcement(
              client.apps().daemonSets().inAnyNamespace().list().getItems(), version);
      return enforcement instanceof Enforcement.Unknown && hasNoNodes(client)
          ? new Enforcement.Idle()
          : enforcement;
    } catch (KubernetesClientException e) {
      requireForbidden(e);
      return new Enforcement.Unknown(
          "its DaemonSets and nodes may not be listed by whoever runs this");
    }
  }

  private static boolean hasNoNodes(KubernetesClient client) {
    ListOptions one = new ListOptionsBuilder().withLimit(1L).build();
    return client.nodes().list(one).getItems().isEmpty();
  }

  private static void requireForbidden(KubernetesClientException problem) {
    if (problem.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
      throw problem;
    }
  }

  /** The client wraps what happened on the way in words of its own. */
  static String deepest(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }
}
