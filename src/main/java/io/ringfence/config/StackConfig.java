package io.ringfence.config;

import io.ringfence.policy.Posture;
import io.ringfence.policy.Postures;
import io.ringfence.schema.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code ringfence:} keys of a stack's file, as they are written. What they mean together is
 * checked by {@link Declarations}.
 */
public record StackConfig(
    @Key(
            "What the stack is for. With prod, every Cloud SQL instance has to have its three locks"
                + " on, backups with point-in-time recovery, and encrypted connections.")
        Optional<Environment> environment,
    @Key(value = "Which cluster, and what its dataplane needs.", defaultValue = "{}")
        ClusterConfig cluster,
    @Key(
            "Writes the objects as manifests to this directory instead of applying them, for Argo"
                + " CD or Flux.")
        Optional<RenderConfig> render,
    @Key(value = "The namespace of the workloads. It must exist.", defaultValue = "\"default\"")
        String namespace,
    @Key(
            "What the names of all of the stack's objects in the cluster begin with, with a hyphen"
                + " after it, so that two stacks can share a namespace.")
        Optional<String> prefix,
    @Key(value = "The databases, each by a name of your own.", defaultValue = "{}")
        Map<String, DatabaseConfig> databases,
    @Key(
            value =
                "The workloads to fence, each by a name of your own, which its policy gets too.",
            defaultValue = "{}")
        Map<String, WorkloadConfig> workloads,
    @Key(
            value = "Addresses outside of the cluster, each group by a name of your own.",
            defaultValue = "{}")
        Map<String, AddressesConfig> addresses,
    @Key(
            value =
                "Whole namespaces that flows may name, each by a name of your own; they need not be"
                    + " the stack's.",
            defaultValue = "{}")
        Map<String, NamespacesConfig> namespaces,
    @Key(
            value =
                "Hosts outside of the cluster that flows may name, each group by a name of your"
                    + " own; on the dataplanes gke-v2 and cilium alone.",
            defaultValue = "{}")
        Map<String, HostsConfig> hosts,
    @Key(value = "Who talks to whom. What is not here is not allowed.", defaultValue = "[]")
        List<Located<FlowConfig>> flows,
    @Key(
            value =
                "What must hold of the policies, however the flows change: a preview of a stack in"
                    + " which one is violated fails, and names the rules that decide.",
            defaultValue = "[]")
        List<Located<InvariantConfig>> invariants,
    @Key(
            value =
                "How tightly the policies follow the flows: open allows everything, portable allows"
                    + " a database's port at any address, strict allows exactly the addresses that"
                    + " the database got.",
            defaultValue = "\"strict\"")
        Posture posture,
    @Key(
            value =
                "Whether pods that are no workload's may not talk at all, in every namespace that"
                    + " has workloads: a policy named default-deny beside the others.",
            defaultValue = "false")
        boolean isolate) {

  /** The namespace of the workload of this name. */
  String namespaceOf(String workload) {
    return Optional.ofNullable(workloads.get(workload))
        .flatMap(WorkloadConfig::namespace)
        .orElse(namespace);
  }

  /** The stack's posture, and those that workloads have of their own. */
  Postures postures() {
    var exceptions = new LinkedHashMap<String, Posture>();
    workloads.forEach(
        (name, workload) -> workload.posture().ifPresent(own -> exceptions.put(name, own)));
    return new Postures(posture, exceptions);
  }
}
