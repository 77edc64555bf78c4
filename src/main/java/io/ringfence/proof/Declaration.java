package io.ringfence.proof;

import io.ringfence.flow.Flow;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.Postures;
import java.util.List;

/**
 * What the policies of a stack answer for.
 *
 * @param workloads what is fenced
 * @param flows who may talk to whom
 * @param invariants what must hold besides
 * @param peers all that flows and invariants may name
 * @param postures how tightly the policies follow the flows
 * @param dataplane what some peers mean in the cluster
 * @param isolated whether all other pods of the workloads' namespaces are cut off
 */
public record Declaration(
    List<Workload> workloads,
    List<Flow> flows,
    List<Invariant> invariants,
    List<Peer> peers,
    Postures postures,
    Dataplane dataplane,
    boolean isolated) {
  public Declaration {
    workloads = List.copyOf(workloads);
    flows = List.copyOf(flows);
    invariants = List.copyOf(invariants);
    peers = List.copyOf(peers);
  }
}
