package io.ringfence.policy.pulumi;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.ringfence.cluster.Binding;
import io.ringfence.cluster.Cluster;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.policy.Dataplane;
import io.ringfence.proof.Declaration;
import io.ringfence.proof.Findings;
import io.ringfence.proof.Proof;
import io.ringfence.proof.StackEffect;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The NetworkPolicies of a stack and its policies for host names: the last thing that an update
 * makes, and the first that a destroy takes away. It cannot come earlier, because it is built from
 * the endpoints and the bindings, and each policy depends on everything that those are made of.
 */
public final class Fence extends ComponentResource {
  private final List<String> policies;
  private final List<Resource> resources;
  private final Output<Proof> proof;
  private final Output<Findings> findings;

  /** Begins a fence: say who talks to whom, then build it. */
  public static FenceBuilder in(Cluster cluster, Dataplane dataplane) {
    return new FenceBuilder(cluster, dataplane);
  }

  /**
   * Creates the policies.
   *
   * @param name the component's name
   * @param declaration what the policies shall mean
   * @param endpoints where the databases are, at least those that flows name
   * @param bindings how the workloads learn of them
   * @param cluster where the policies go
   */
  public Fence(
      String name,
      Declaration declaration,
      List<DatabaseEndpoint> endpoints,
      List<Binding> bindings,
      Cluster cluster,
      ComponentResourceOptions options) {
    super("ringfence:policy:Fence", name, options);
    var compiled = new CompiledPolicies(declaration, endpoints);
    this.proof = Output.of(new FenceProof(declaration, endpoints).of(compiled));
    this.findings = proof.applyValue(Proof::findings);
    CustomResourceOptions last =
        cluster.options(
            this, everythingElse(endpoints, bindings, findings.applyValue(Fence::require)));
    this.resources =
        compiled.objects().stream().map(policy -> policy.register(cluster, last)).toList();
    this.policies =
        compiled.objects().stream()
            .filter(policy -> policy.kind() == PolicyObject.Kind.NETWORK_POLICY)
            .map(
                policy ->
                    cluster.in(policy.namespace()).qualified(cluster.objectName(policy.name())))
            .toList();
    registerOutputs(Map.of("policies", Output.of(policies)));
  }

  /**
   * Proves policies before anything is declared, as far as that can be done while addresses are not
   * known.
   *
   * @param planned where the databases will be
   * @throws UnprovenPoliciesException if they do not hold, whatever the addresses turn out to be
   */
  public static void prove(Declaration declaration, List<DatabaseEndpoint> planned) {
    var compiled = new CompiledPolicies(declaration, planned);
    require(new FenceProof(declaration, planned).of(compiled).join().findings());
  }

  private static Findings require(Findings findings) {
    if (!findings.violations().isEmpty()) {
      throw new UnprovenPoliciesException(findings.violations());
    }
    return findings;
  }

  /**
   * Nothing is known of it, and no policy begins, as long as one address is not fit for a rule or
   * something is not proved.
   */
  private static Output<List<Resource>> everythingElse(
      List<DatabaseEndpoint> endpoints, List<Binding> bindings, Output<Findings> proven) {
    List<Resource> bound = bindings.stream().map(Binding::resources).flatMap(List::stream).toList();
    return Output.tuple(
            Output.all(endpoints.stream().map(DatabaseEndpoint::ready).toList()), proven)
        .applyValue(
            ready ->
                Stream.concat(ready.t1.stream().flatMap(List::stream), bound.stream())
                    .distinct()
                    .toList());
  }

  /** The policies. */
  public List<Resource> resources() {
    return resources;
  }

  /**
   * What the policies mean, read back from them; known in a preview too, when some addresses are
   * not.
   */
  public Output<StackEffect> effect() {
    return proof.applyValue(Proof::effect);
  }

  /** What cannot be said as long as an address is not known, each a sentence. */
  public Output<List<String>> undecided() {
    return findings.applyValue(Findings::undecided);
  }

  /** The names of the policies in the cluster. */
  public List<String> policies() {
    return policies;
  }
}
