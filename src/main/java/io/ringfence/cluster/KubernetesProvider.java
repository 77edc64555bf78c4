package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.ResourceArgs;
import io.ringfence.cluster.live.ClusterAccess;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes provider of a stack. It has a class of its own because the SDK is older than the
 * plugin and cannot say {@code enableSecretMutable}: without it, a Secret whose content changes is
 * deleted and created anew, and pods that start in between fail.
 */
final class KubernetesProvider extends ProviderResource {
  /** The SDK is older than this and would ask for its own version. */
  static final String VERSION = "4.25.0";

  /**
   * A provider of a cluster.
   *
   * @param identity what the cluster alone has: with it, a kubeconfig that changes does not replace
   *     every object, and another cluster in the same place does
   */
  KubernetesProvider(String name, ClusterAccess access, Optional<String> identity) {
    super(
        "kubernetes",
        name,
        new Arguments(access, identity),
        CustomResourceOptions.builder().version(VERSION).build());
  }

  /** The provider's configuration, by the names of its schema. The SDK reads it by reflection. */
  @SuppressWarnings("UnusedVariable")
  static final class Arguments extends ResourceArgs {
    @Import(name = "kubeconfig")
    private final @Nullable Output<String> kubeconfig;

    @Import(name = "context")
    private final @Nullable Output<String> context;

    @Import(name = "clusterIdentifier")
    private final @Nullable Output<String> clusterIdentifier;

    @Import(name = "enableConfigMapMutable", json = true)
    private final Output<Boolean> enableConfigMapMutable = Output.of(true);

    @Import(name = "enableSecretMutable", json = true)
    private final Output<Boolean> enableSecretMutable = Output.of(true);

    Arguments(ClusterAccess access, Optional<String> identity) {
      if (access instanceof KubeconfigFile file) {
        this.kubeconfig = file.kubeconfig().map(Output::of).orElse(null);
        this.context = file.context().map(Output::of).orElse(null);
      } else {
        this.kubeconfig = Output.of(((KubeconfigText) access).kubeconfig());
        this.context = null;
      }
      this.clusterIdentifier = identity.map(Output::of).orElse(null);
    }
  }
}
