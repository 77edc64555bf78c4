package io.ringfence.cluster;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster of a stack, and what every object in it has in common. */
public final class Cluster {
  private final Delivery delivery;
  private final String home;
  private final String namespace;
  private final ObjectNames names;
  private final Map<String, String> labels;

  /**
   * Names a cluster's objects.
   *
   * @param delivery how they get there
   * @param namespace where the stack's objects live
   * @param names what they are called there
   * @param project the project's name, which becomes a label of each object
   * @param stack the stack's name, which becomes another
   */
  public Cluster(
      Delivery delivery, String namespace, ObjectNames names, String project, String stack) {
    this(
        delivery,
        namespace,
        namespace,
        names,
        Map.of(
            "app.kubernetes.io/managed-by", "ringfence",
            "ringfence.io/project", LabelValue.of(project),
            "ringfence.io/stack", LabelValue.of(stack)));
  }

  /** Names the objects of the running stack, without a prefix. */
  public static Cluster of(Context context, Delivery delivery, String namespace) {
    return new Cluster(
        delivery,
        namespace,
        new ObjectNames(Optional.empty()),
        context.projectName(),
        context.stackName());
  }

  private Cluster(
      Delivery delivery,
      String home,
      String namespace,
      ObjectNames names,
      Map<String, String> labels) {
    this.delivery = delivery;
    this.home = home;
    this.namespace = namespace;
    this.names = names;
    this.labels = labels;
  }

  /** The same cluster, for objects in this namespace of it. */
  public Cluster in(String namespace) {
    return new Cluster(delivery, home, namespace, names, labels);
  }

  /**
   * A name that is unique in the stack: with the namespace before it unless that is the stack's.
   */
  public String qualified(String name) {
    return namespace.equals(home) ? name : namespace + "/" + name;
  }

  /** The name that an object gets, with the stack's prefix. */
  public String objectName(String name) {
    return names.of(name);
  }

  /** The metadata of an object of this name, to which the stack's prefix is added. */
  public ObjectMetaArgs metadata(String name, Map<String, String> annotations) {
    return annotations.isEmpty() ? metadata(name).build() : metadata(name, Output.of(annotations));
  }

  /** The same, with annotations that are not known yet. */
  public ObjectMetaArgs metadata(String name, Output<Map<String, String>> annotations) {
    return metadata(name).annotations(annotations).build();
  }

  private ObjectMetaArgs.Builder metadata(String name) {
    return ObjectMetaArgs.builder().name(objectName(name)).namespace(namespace).labels(labels);
  }

  /**
   * Declares a Secret, or what becomes one in the cluster.
   *
   * @param name the resource's name
   * @param values its values, as they are, by key
   */
  Resource secret(
      String name,
      ObjectMetaArgs metadata,
      Output<Map<String, String>> values,
      CustomResourceOptions options) {
    return delivery.secret(name, metadata, values, options);
  }

  /** The options of an object that belongs to a component and comes after other resources. */
  public CustomResourceOptions options(Resource parent, Output<List<Resource>> after) {
    CustomResourceOptions.Builder options = CustomResourceOptions.builder();
    options.provider(delivery.provider()).parent(parent).dependsOn(after);
    if (delivery.deletesBeforeReplace()) {
      options.deleteBeforeReplace(true);
    }
    return options.build();
  }
}
