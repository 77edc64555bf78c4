package io.ringfence.policy.pulumi;

import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.HostPolicyCompiler;
import io.ringfence.policy.HostPolicySpec;
import io.ringfence.policy.PolicyCompiler;
import io.ringfence.policy.PolicySpec;
import io.ringfence.proof.Declaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies of a stack as objects, with the addresses of databases in them. */
final class CompiledPolicies {
  private final List<PolicyObject> objects;

  /**
   * Compiles them.
   *
   * @param endpoints where the databases are, at least those that flows name
   */
  CompiledPolicies(Declaration declaration, List<DatabaseEndpoint> endpoints) {
    var arguments =
        new PolicyArguments(
            endpoints.stream()
                .collect(Collectors.toMap(DatabaseEndpoint::database, Function.identity())));
    this.objects =
        Stream.of(
                specs(declaration).map(spec -> object(spec, arguments)),
                isolation(declaration).map(spec -> object(spec, arguments)),
                hostSpecs(declaration).map(CompiledPolicies::object))
            .flatMap(Function.identity())
            .toList();
  }

  /** In the order of the workloads; those for host names come last. */
  List<PolicyObject> objects() {
    return objects;
  }

  private static Stream<PolicySpec> specs(Declaration declaration) {
    return new PolicyCompiler(declaration.postures(), declaration.dataplane())
        .compile(declaration.workloads(), declaration.flows()).stream();
  }

  private static Stream<PolicySpec> isolation(Declaration declaration) {
    return declaration.isolated()
        ? declaration.workloads().stream()
            .map(Workload::namespace)
            .distinct()
            .map(PolicyCompiler::isolation)
        : Stream.empty();
  }

  private static Stream<HostPolicySpec> hostSpecs(Declaration declaration) {
    return new HostPolicyCompiler(declaration.postures(), declaration.dataplane())
        .compile(declaration.workloads(), declaration.flows()).stream();
  }

  private static PolicyObject object(PolicySpec spec, PolicyArguments arguments) {
    Map<String, String> annotations = reasons(spec.reasons());
    List<String> blocks = arguments.databaseBlocks(spec);
    if (!blocks.isEmpty()) {
      annotations.put("ringfence.io/databases", String.join("\n", blocks));
    }
    return new PolicyObject(
        resourceName(spec),
        PolicyObject.Kind.NETWORK_POLICY,
        spec.namespace(),
        spec.name(),
        annotations,
        arguments.of(spec));
  }

  private static PolicyObject object(HostPolicySpec spec) {
    boolean fqdn = spec.kind() == HostPolicySpec.Kind.FQDN_NETWORK_POLICY;
    return new PolicyObject(
        spec.name(),
        fqdn ? PolicyObject.Kind.FQDN_NETWORK_POLICY : PolicyObject.Kind.CILIUM_NETWORK_POLICY,
        spec.namespace(),
        spec.name(),
        reasons(spec.reasons()),
        fqdn ? HostPolicyArguments.fqdn(spec) : HostPolicyArguments.cilium(spec));
  }

  private static Map<String, String> reasons(List<String> reasons) {
    var annotations = new HashMap<String, String>();
    if (!reasons.isEmpty()) {
      annotations.put("ringfence.io/because", String.join("\n", reasons));
    }
    return annotations;
  }

  /** A workload's name is unique in the stack; that of what isolates a namespace is not. */
  private static String resourceName(PolicySpec spec) {
    return spec.name().equals(PolicyCompiler.ISOLATION)
        ? spec.namespace() + "/" + spec.name()
        : spec.name();
  }
}
