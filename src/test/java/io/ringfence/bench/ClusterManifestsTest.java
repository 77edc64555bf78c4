package io.ringfence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.bench.GeneratedCluster.Shape;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.manifest.ManifestFiles;
import io.ringfence.manifest.SnapshotReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is measured as a whole is what is measured in steps, and has the connections that it says.
 */
class ClusterManifestsTest {
  private static final int WORKLOADS = 40;

  @ParameterizedTest
  @CsvSource({"FENCED, 0", "CALLING, 120", "INGRESS_ONLY, 520"})
  void the_manifests_and_the_snapshot_of_a_cluster_mean_the_same(
      Shape shape, long betweenPods, @TempDir Path parent) throws IOException {
    var cluster = new GeneratedCluster(WORKLOADS, shape);
    Path folder = new ClusterManifests(cluster).write(parent);
    Snapshot read =
        new SnapshotReader("default")
            .read(ManifestFiles.read(List.of(folder)).manifests())
            .snapshot();

    assertThat(read.policies()).hasSize(WORKLOADS);
    assertThat(rows(read)).isEqualTo(rows(cluster.snapshot()));
    assertThat(rows(read).stream().filter(row -> row.contains("] -> team-")))
        .hasSize(Math.toIntExact(betweenPods));
  }

  private static Set<String> rows(Snapshot snapshot) {
    return Connectivity.of(snapshot, DataplaneSemantics.BY_ADDRESS)
        .connections()
        .map(row -> row.from() + " -> " + row.to() + ": " + row.reach())
        .collect(Collectors.toSet());
  }
}
