package io.ringfence.sandbox.googleapi.container;

import com.google.api.services.container.model.Cluster;
import io.ringfence.sandbox.googleapi.json.ModelCodec;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The clusters of all projects. */
public final class ClusterStore {
  private final ResourceStore<Cluster> clusters;

  public ClusterStore(Path directory) {
    this.clusters = new ResourceStore<>(directory, new ModelCodec<>(Cluster.class));
  }

  Optional<Cluster> get(ClusterName name) {
    return clusters.get(name.path());
  }

  /** Of all locations where the location is a hyphen, as Google has it. */
  List<Cluster> list(String project, String location) {
    return clusters.listUnder("projects/" + project + "/locations/").stream()
        .filter(cluster -> location.equals("-") || location.equals(cluster.getLocation()))
        .toList();
  }

  void put(ClusterName name, Cluster cluster) {
    clusters.put(name.path(), cluster);
  }

  void remove(ClusterName name) {
    clusters.remove(name.path());
  }
}
