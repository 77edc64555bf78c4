package io.ringfence.config;

import io.ringfence.cluster.BindingDefinition;
import io.ringfence.cluster.Manifests;
import io.ringfence.cluster.ObjectNames;
import io.ringfence.cluster.gke.GkeSettings;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.Postures;
import io.ringfence.proof.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * What a stack's file declares, checked: every name leads to what it names, every value is in its
 * bounds.
 *
 * @param cluster where the policies go
 * @param gke what Google knows of it, where it is a GKE cluster and Google was asked
 * @param manifests where the objects are written instead, where they are
 * @param namespace the namespace of the workloads that do not say another
 * @param names what the stack's objects are called there
 * @param databases what there is to reach
 * @param workloads what is fenced
 * @param flows who may talk to whom
 * @param invariants what must hold of the policies
 * @param peers all that flows may name, in the order of the file, what is built in first
 * @param bindings who learns of which database
 * @param postures how tightly the policies follow the flows
 * @param isolate whether all other pods of the namespace are cut off
 */
public record Declarations(
    ClusterConfig cluster,
    Optional<GkeSettings> gke,
    Optional<Manifests> manifests,
    String namespace,
    ObjectNames names,
    List<DatabaseDefinition> databases,
    List<Workload> workloads,
    List<Flow> flows,
    List<Invariant> invariants,
    List<Peer> peers,
    List<BindingDefinition> bindings,
    Postures postures,
    boolean isolate) {

  /** The part of it that the policies answer for. */
  public Declaration declaration() {
    return new Declaration(
        workloads, flows, invariants, peers, postures, cluster.dataplane(), isolate);
  }
}
