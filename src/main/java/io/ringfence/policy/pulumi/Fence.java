package io.ringfence.policy.pulumi;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import io.ringfence.cluster.Binding;
import io.ringfence.cluster.Cluster;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.policy.PolicySpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The NetworkPolicies of a stack: the last thing that an update makes, and the first that a destroy
 * takes away. It cannot come earlier, because it is built from the endpoints and the bindings, and
 * each policy depends on everything that those are made of.
 */
public final class Fence extends ComponentResource {
  private final List<String> policies;
  private final List<Resource> resources;

  /**
   * Creates the policies.
   *
   * @param name the component's name
   * @param specs what the policies say
   * @param endpoints where the databases are, at least those that the specs name
   * @param bindings how the workloads learn of them
   * @param cluster where the policies go
   */
  public Fence(
      String name,
      List<PolicySpec> specs,
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
    this.resources =
        specs.stream()
            .<Resource>map(
                spec ->
                    new NetworkPolicy(
                        spec.name(),
                        NetworkPolicyArgs.builder()
                            .metadata(cluster.metadata(spec.name(), annotations(spec)))
                            .spec(arguments.of(spec))
                            .build(),
                        cluster.options(this, everythingElse)))
            .toList();
    this.policies = specs.stream().map(spec -> cluster.objectName(spec.name())).toList();
    registerOutputs(Map.of("policies", Output.of(policies)));
  }

  private static Map<String, String> annotations(PolicySpec spec) {
    return spec.reasons().isEmpty()
        ? Map.of()
        : Map.of("ringfence.io/because", String.join("\n", spec.reasons()));
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
