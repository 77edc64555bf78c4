package io.ringfence.policy.pulumi;

import com.pulumi.resources.ComponentResourceOptions;
import io.ringfence.cluster.Binding;
import io.ringfence.cluster.Cluster;
import io.ringfence.database.Database;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Source;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.Posture;
import io.ringfence.policy.Postures;
import io.ringfence.proof.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says who talks to whom, and then builds the {@link Fence} that allows exactly that. Every
 * workload that a flow names is fenced; what no flow allows is denied.
 */
public final class FenceBuilder {
  private final Cluster cluster;
  private final Dataplane dataplane;
  private final Map<String, Workload> workloads = new LinkedHashMap<>();
  private final Map<String, DatabaseEndpoint> endpoints = new LinkedHashMap<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Invariant> invariants = new ArrayList<>();
  private final List<Binding> bindings = new ArrayList<>();
  private Postures postures = Postures.all(Posture.STRICT);
  private boolean isolated;

  FenceBuilder(Cluster cluster, Dataplane dataplane) {
    this.cluster = cluster;
    this.dataplane = dataplane;
  }

  /** How tightly the policies follow the flows; strict unless said otherwise. */
  public FenceBuilder postures(Postures postures) {
    this.postures = postures;
    return this;
  }

  /** Whether pods of the workloads' namespaces that are no workload's may not talk at all. */
  public FenceBuilder isolated(boolean isolated) {
    this.isolated = isolated;
    return this;
  }

  /**
   * A workload that is fenced although no flow may name it.
   *
   * @throws IllegalArgumentException if another workload has its name
   */
  public FenceBuilder fence(Workload workload) {
    Workload other = workloads.putIfAbsent(workload.name(), workload);
    if (other != null && !other.equals(workload)) {
      throw new IllegalArgumentException("two workloads are named " + workload.name());
    }
    return this;
  }

  /** A database that flows may name; no policy begins before its address is fit for a rule. */
  public FenceBuilder reach(DatabaseEndpoint endpoint) {
    endpoints.put(endpoint.database(), endpoint);
    return this;
  }

  /** What the pods learn of a database, which the policies come after. */
  public FenceBuilder after(Binding binding) {
    bindings.add(binding);
    return this;
  }

  /**
   * Lets one open connections to another, on the other's ports.
   *
   * @throws IllegalArgumentException if the other says no ports
   */
  public FenceBuilder allow(Source from, Peer to) {
    return allow(Flow.between(from, to));
  }

  /** Lets one open connections to a database, at whatever addresses it gets. */
  public FenceBuilder allow(Source from, Database to) {
    return reach(to.endpoint()).allow(from, to.peer());
  }

  /** Demands something of the policies, whatever the flows say; otherwise none is made. */
  public FenceBuilder require(Invariant invariant) {
    invariants.add(invariant);
    return this;
  }

  /** Adds a flow with ports or a reason of its own. */
  public FenceBuilder allow(Flow flow) {
    Stream.of(flow.from(), flow.to())
        .flatMap(peer -> peer instanceof Workload workload ? Stream.of(workload) : Stream.empty())
        .forEach(this::fence);
    flows.add(flow);
    return this;
  }

  /**
   * Creates the policies.
   *
   * @throws IllegalArgumentException if a flow names a database that nobody has said how to reach
   */
  public Fence build(String name, ComponentResourceOptions options) {
    checkDatabases();
    return new Fence(
        name, declaration(), List.copyOf(endpoints.values()), bindings, cluster, options);
  }

  private Declaration declaration() {
    List<Peer> peers =
        Stream.of(
                flows.stream().flatMap(flow -> Stream.of(flow.from(), flow.to())),
                invariants.stream()
                    .flatMap(invariant -> Stream.of(invariant.from(), invariant.to())),
                workloads.values().stream())
            .<Peer>flatMap(Function.identity())
            .distinct()
            .toList();
    return new Declaration(
        List.copyOf(workloads.values()), flows, invariants, peers, postures, dataplane, isolated);
  }

  private void checkDatabases() {
    Optional<String> unknown =
        flows.stream()
            .map(Flow::to)
            .filter(Peer.Database.class::isInstance)
            .map(Peer::name)
            .filter(name -> !endpoints.containsKey(name))
            .findFirst();
    if (unknown.isPresent()) {
      throw new IllegalArgumentException(
          "no endpoint of the database %s: name the database itself, or reach(endpoint)"
              .formatted(unknown.get()));
    }
  }
}
