package io.ringfence.policy.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.Log;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicySpecArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.serialization.internal.Serializer;
import io.ringfence.cluster.Cluster;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One policy in the terms of the Kubernetes API, before it is registered with the engine.
 *
 * @param resourceName what it is called in the stack
 * @param kind what sort of object it is
 * @param namespace where it goes
 * @param name what it is called there, without the stack's prefix
 * @param annotations its annotations
 * @param spec what it says; addresses in it may not be known yet
 */
record PolicyObject(
    String resourceName,
    Kind kind,
    String namespace,
    String name,
    Map<String, String> annotations,
    ResourceArgs spec) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The sorts of objects. */
  enum Kind {
    NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy"),
    FQDN_NETWORK_POLICY("networking.gke.io/v1alpha1", "FQDNNetworkPolicy"),
    CILIUM_NETWORK_POLICY("cilium.io/v2", "CiliumNetworkPolicy");

    private final String apiVersion;
    private final String kindName;

    Kind(String apiVersion, String kindName) {
      this.apiVersion = apiVersion;
      this.kindName = kindName;
    }
  }

  PolicyObject {
    annotations = Map.copyOf(annotations);
  }

  /** Registers it with the engine. */
  Resource register(Cluster cluster, CustomResourceOptions options) {
    ObjectMetaArgs metadata = cluster.in(namespace).metadata(name, annotations);
    return switch (kind) {
      case NETWORK_POLICY ->
          new NetworkPolicy(
              resourceName,
              NetworkPolicyArgs.builder()
                  .metadata(metadata)
                  .spec((NetworkPolicySpecArgs) spec)
                  .build(),
              options);
      case FQDN_NETWORK_POLICY ->
          new FqdnNetworkPolicy(resourceName, metadata, (FqdnNetworkPolicy.Spec) spec, options);
      case CILIUM_NETWORK_POLICY ->
          new CiliumNetworkPolicy(resourceName, metadata, (CiliumNetworkPolicy.Spec) spec, options);
    };
  }

  /**
   * The object as the engine gets it: what is not known yet stands there as the engine's text for
   * it. The engine's own way of writing arguments is taken, so that nothing lies between what is
   * read here and what is applied.
   */
  CompletableFuture<JsonNode> manifest() {
    return new Serializer(Log.ignore())
        .serializeAsync(name, spec, false)
        .thenApply(
            written -> {
              ObjectNode object = JSON.createObjectNode();
              object.put("apiVersion", kind.apiVersion).put("kind", kind.kindName);
              ObjectNode metadata = object.putObject("metadata");
              metadata.put("namespace", namespace).put("name", name);
              metadata.putObject("labels").put("app.kubernetes.io/managed-by", "ringfence");
              metadata.set("annotations", JSON.valueToTree(annotations));
              object.set("spec", JSON.valueToTree(written));
              return object;
            });
  }
}
