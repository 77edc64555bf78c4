package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import java.util.Map;

/** How the objects of a stack are delivered to a cluster. */
public sealed interface Delivery permits AppliedObjects, RenderedManifests {

  /** The provider that all of them go through. */
  ProviderResource provider();

  /**
   * Declares a Secret, or what becomes one in the cluster.
   *
   * @param name the resource's name
   * @param metadata of the Secret
   * @param values its values, as they are, by key
   */
  Resource secret(
      String name,
      ObjectMetaArgs metadata,
      Output<Map<String, String>> values,
      CustomResourceOptions options);

  /** Whether an object that has to be replaced must be gone before there is another. */
  boolean deletesBeforeReplace();
}
