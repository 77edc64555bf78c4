package io.ringfence.policy.pulumi;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.ringfence.cluster.Binding;
import io.ringfence.cluster.Cluster;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.HostPolicySpec;
import io.ringfence.policy.PolicyCompiler;
import io.ringfence.policy.PolicySpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The NetworkPolicies of a stack and its policies for host names: the last thing that an update
 * makes, and the first that a destroy takes away. It cannot come earlier, because it is built from
 * the endpoints and the bindings, and each policy depends on everything that those are made of.
 */
public final class Fence extends ComponentResource {
  private final List<String> policies;
  private final List<Resource> resources;

  /** Begins a fence: say who talks to whom, then build it. */
  public static FenceBuilder in(Cluster cluster, Dataplane dataplane) {
    return new FenceBuilder(cluster, dataplane);
  }

  /**
   * Creates the policies.
   *
   * @param name the component's name
   * @param specs what the policies say
   * @param hostSpecs what the policies for host names say
   * @param endpoints where the databases are, at least those that the specs name
   * @param bindings how the workloads learn of them
   * @param cluster where the policies go
   */
  Fence(
      String name,
      List<PolicySpec> specs,
      List<HostPolicySpec> hostSpecs,
      List<DatabaseEndpoint> endpoints,
      List<Binding> bindings,
      Cluster cluster,
      ComponentResourceOptions options) {
    super("ringfence:policy:Fence", name, options);
    var arguments =
        new PolicyArguments(
            endpoints.stream()
                .collect(Collectors.toMap(DatabaseEndpoint::database, Function.identity())));
    Output<List<Resource>> everythingElse = everythingElse(endpoints, bindings);
    CustomResourceOptions last = cluster.options(this, everythingElse);
    this.resources =
        Stream.<Resource>concat(
                specs.stream().map(spec -> policy(spec, arguments, cluster, last)),
                hostSpecs.stream().map(spec -> hostPolicy(spec, cluster, last)))
            .toList();
    this.policies =
        specs.stream()
            .map(spec -> cluster.in(spec.namespace()).qualified(cluster.objectName(spec.name())))
            .toList();
    registerOutputs(Map.of("policies", Output.of(policies)));
  }

  private static Resource policy(
      PolicySpec spec, PolicyArguments arguments, Cluster cluster, CustomResourceOptions options) {
    return new NetworkPolicy(
        resourceName(spec),
        NetworkPolicyArgs.builder()
            .metadata(metadata(spec.namespace(), spec.name(), spec.reasons(), cluster))
            .spec(arguments.of(spec))
            .build(),
        options);
  }

  private static Resource hostPolicy(
      HostPolicySpec spec, Cluster cluster, CustomResourceOptions options) {
    ObjectMetaArgs metadata = metadata(spec.namespace(), spec.name(), spec.reasons(), cluster);
    return switch (spec.kind()) {
      case FQDN_NETWORK_POLICY ->
          new FqdnNetworkPolicy(spec.name(), metadata, HostPolicyArguments.fqdn(spec), options);
      case CILIUM_NETWORK_POLICY ->
          new CiliumNetworkPolicy(spec.name(), metadata, HostPolicyArguments.cilium(spec), options);
    };
  }

  /** A workload's name is unique in the stack; that of what isolates a namespace is not. */
  private static String resourceName(PolicySpec spec) {
    return spec.name().equals(PolicyCompiler.ISOLATION)
        ? spec.namespace() + "/" + spec.name()
        : spec.name();
  }

  private static ObjectMetaArgs metadata(
      String namespace, String name, List<String> reasons, Cluster cluster) {
    Map<String, String> annotations =
        reasons.isEmpty() ? Map.of() : Map.of("ringfence.io/because", String.join("\n", reasons));
    return cluster.in(namespace).metadata(name, annotations);
  }

  /** Nothing is known of it, and no policy begins, as long as one address is not fit for a rule. */
  private static Output<List<Resource>> everythingElse(
      List<DatabaseEndpoint> endpoints, List<Binding> bindings) {
    List<Resource> bound = bindings.stream().map(Binding::resources).flatMap(List::stream).toList();
    return Output.all(endpoints.stream().map(DatabaseEndpoint::ready).toList())
        .applyValue(
            ready ->
                Stream.concat(ready.stream().flatMap(List::stream), bound.stream())
                    .distinct()
                    .toList());
  }

  /** The policies. */
  public List<Resource> resources() {
    return resources;
  }

  /** The names of the policies in the cluster. */
  public List<String> policies() {
    return policies;
  }
}
