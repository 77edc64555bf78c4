package io.ringfence.policy.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ResourceArgs;

/** A custom resource, by the names of the Kubernetes API. The SDK reads it by reflection. */
@SuppressWarnings("UnusedVariable")
final class CustomPolicyArgs extends ResourceArgs {
  @Import(name = "apiVersion", required = true)
  private final Output<String> apiVersion;

  @Import(name = "kind", required = true)
  private final Output<String> kind;

  @Import(name = "metadata", required = true)
  private final Output<ObjectMetaArgs> metadata;

  @Import(name = "spec", required = true)
  private final Output<ResourceArgs> spec;

  CustomPolicyArgs(String apiVersion, String kind, ObjectMetaArgs metadata, ResourceArgs spec) {
    this.apiVersion = Output.of(apiVersion);
    this.kind = Output.of(kind);
    this.metadata = Output.of(metadata);
    this.spec = Output.of(spec);
  }
}
