package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster of a stack, and what every object in it has in common. */
public final class Cluster {
  private final ProviderResource provider;
  private final String namespace;
  private final ObjectNames names;
  private final Map<String, String> labels;

  /**
   * Connects to a cluster.
   *
   * @param kubeconfig the kubeconfig's path, from the project's folder or from {@code ~/}
   * @param context the kubeconfig's context; the current one when empty
   * @param namespace where the stack's objects live
   * @param names what they are called there
   * @param project the project's name, which becomes a label of each object
   * @param stack the stack's name, which becomes another
   */
  public Cluster(
      Optional<String> kubeconfig,
      Optional<String> context,
      String namespace,
      ObjectNames names,
      String project,
      String stack) {
    this.provider = new KubernetesProvider("cluster", kubeconfig, context);
    this.namespace = namespace;
    this.names = names;
    this.labels =
        Map.of(
            "app.kubernetes.io/managed-by", "ringfence",
            "ringfence.io/project", LabelValue.of(project),
            "ringfence.io/stack", LabelValue.of(stack));
  }

  /** The name that an object gets, with the stack's prefix. */
  public String objectName(String name) {
    return names.of(name);
  }

  /** The metadata of an object of this name, to which the stack's prefix is added. */
  public ObjectMetaArgs metadata(String name) {
    return metadata(name, Map.of());
  }

  /** The same, with annotations. */
  public ObjectMetaArgs metadata(String name, Map<String, String> annotations) {
    ObjectMetaArgs.Builder metadata =
        ObjectMetaArgs.builder().name(objectName(name)).namespace(namespace).labels(labels);
    if (!annotations.isEmpty()) {
      metadata.annotations(annotations);
    }
    return metadata.build();
  }

  /** The options of an object that belongs to a component and comes after other resources. */
  public CustomResourceOptions options(Resource parent, Output<List<Resource>> after) {
    CustomResourceOptions.Builder options = CustomResourceOptions.builder();
    options.provider(provider).parent(parent).dependsOn(after);
    return options.build();
  }
}
