package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import io.ringfence.cluster.live.ClusterAccess;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigText;
import java.util.List;
import java.util.Map;
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
   * Declares the provider.
   *
   * @param after what has to be there before it
   */
  KubernetesProvider(String name, Arguments arguments, Output<List<Resource>> after) {
    super(
        "kubernetes",
        name,
        arguments,
        CustomResourceOptions.builder().version(VERSION).dependsOn(after).build());
  }

  /** The provider's configuration, by the names of its schema. The SDK reads it by reflection. */
  @SuppressWarnings("UnusedVariable")
  static final class Arguments extends ResourceArgs {
    @Import(name = "kubeconfig")
    private final @Nullable Output<Object> kubeconfig;

    @Import(name = "context")
    private final @Nullable Output<String> context;

    @Import(name = "clusterIdentifier")
    private final @Nullable Output<String> clusterIdentifier;

    @Import(name = "renderYamlToDirectory")
    private final @Nullable Output<String> renderYamlToDirectory;

    @Import(name = "skipUpdateUnreachable", json = true)
    private final @Nullable Output<Boolean> skipUpdateUnreachable;

    @Import(name = "deleteUnreachable", json = true)
    private final @Nullable Output<Boolean> deleteUnreachable;

    @Import(name = "enableConfigMapMutable", json = true)
    private final Output<Boolean> enableConfigMapMutable = Output.of(true);

    @Import(name = "enableSecretMutable", json = true)
    private final Output<Boolean> enableSecretMutable = Output.of(true);

    private Arguments(
        Optional<Object> kubeconfig,
        Optional<String> context,
        Optional<String> identity,
        Optional<String> directory) {
      this.kubeconfig = kubeconfig.map(Output::of).orElse(null);
      this.context = context.map(Output::of).orElse(null);
      this.clusterIdentifier = identity.map(Output::of).orElse(null);
      this.renderYamlToDirectory = directory.map(Output::of).orElse(null);
      // A variable of the machine may say otherwise: then a create would end the provider, and a
      // refresh would forget every file.
      Optional<Output<Boolean>> no = directory.map(rendering -> Output.of(false));
      this.skipUpdateUnreachable = no.orElse(null);
      this.deleteUnreachable = no.orElse(null);
    }

    /**
     * Applies to a cluster.
     *
     * @param identity what the cluster alone has: with it, a kubeconfig that changes does not
     *     replace every object, and another cluster in the same place does
     */
    static Arguments applying(ClusterAccess access, Optional<String> identity) {
      if (access instanceof KubeconfigFile file) {
        return new Arguments(
            file.kubeconfig().map(path -> path), file.context(), identity, Optional.empty());
      }
      return new Arguments(
          Optional.of(((KubeconfigText) access).kubeconfig()),
          Optional.empty(),
          identity,
          Optional.empty());
    }

    /**
     * Writes to this directory. The kubeconfig names no cluster: without one, the provider would
     * ask whichever cluster happens to be current, and write the files in a preview already.
     */
    static Arguments rendering(String directory) {
      return new Arguments(
          Optional.of(Map.of()), Optional.empty(), Optional.empty(), Optional.of(directory));
    }
  }
}
