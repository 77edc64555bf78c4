package io.ringfence.bench;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.SemanticDiff;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.flow.Protocol;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Who reaches what in a generated cluster: the steps of the analyser, without any reading. */
@State(Scope.Benchmark)
public class MapBenchmark {
  /** As most manifests are read: blocks mean pods too, and nobody knows where the pods are. */
  private static final DataplaneSemantics SEMANTICS = DataplaneSemantics.BY_ADDRESS;

  @Param({"300", "1000", "10000"})
  private int workloads;

  @Param({"FENCED", "CALLING", "INGRESS_ONLY"})
  private String shape = "FENCED";

  private Snapshot snapshot = Snapshot.EMPTY;
  private Connectivity connectivity = Connectivity.of(Snapshot.EMPTY, SEMANTICS);
  private Connectivity narrowed = Connectivity.of(Snapshot.EMPTY, SEMANTICS);

  /** The state to compare with has a policy less. */
  @Setup
  public void generate() {
    snapshot = new GeneratedCluster(workloads, GeneratedCluster.Shape.valueOf(shape)).snapshot();
    connectivity = Connectivity.of(snapshot, SEMANTICS);
    int last = snapshot.policies().size() - 1;
    narrowed =
        Connectivity.of(snapshot.withPolicies(snapshot.policies().subList(0, last)), SEMANTICS);
  }

  @Benchmark
  public Connectivity read() {
    return Connectivity.of(snapshot, SEMANTICS);
  }

  @Benchmark
  public void rows(Blackhole rows) {
    connectivity.connections().forEach(rows::consume);
  }

  @Benchmark
  public int diff() {
    return new SemanticDiff(narrowed, connectivity).changes().size();
  }

  @Benchmark
  public Explanation explain() {
    return new Explainer(snapshot, SEMANTICS)
        .explain(
            snapshot.pods().get(0),
            snapshot.pods().get(workloads / 2),
            PortSet.range(Protocol.TCP, 8080, 8080));
  }
}
