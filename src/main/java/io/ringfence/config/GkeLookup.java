package io.ringfence.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cluster.gke.GkeCluster;
import io.ringfence.cluster.gke.GkeReader;
import io.ringfence.cluster.gke.GkeSettings;
import io.ringfence.cluster.gke.UnreadableGkeClusterException;
import java.util.Optional;
import java.util.Set;

/**
 * Asks Google for the cluster that a stack's file names, before the rest of the file is read,
 * because what a flow may name depends on the cluster's dataplane.
 */
final class GkeLookup {
  private final GkeReader google;
  private final StackFile file;
  private final Problems problems;

  GkeLookup(GkeReader google, StackFile file, Problems problems) {
    this.google = google;
    this.file = file;
    this.problems = problems;
  }

  /**
   * What Google knows; nothing where the file names no GKE cluster, or not rightly, which is noted
   * when the rest is read. A dataplane that the file leaves out is put there.
   */
  Optional<GkeSettings> find(ObjectNode tree, ObjectMapper json) {
    JsonNode written = tree.path("cluster");
    var itsProblems = new Problems(Set.of());
    Optional<ClusterConfig> cluster =
        new RecordReader(new Scalars(), itsProblems, json)
            .read(ClusterConfig.class, new Place("ringfence:cluster", written, false));
    cluster.ifPresent(one -> new ClusterRules(file, itsProblems).check(one, true));
    if (!itsProblems.all().isEmpty()) {
      return Optional.empty();
    }
    Optional<GkeSettings> settings = cluster.flatMap(ClusterConfig::gke).flatMap(this::ask);
    if (written instanceof ObjectNode group && !group.has("dataplane")) {
      settings.ifPresent(
          known ->
              group.put(
                  "dataplane", Scalars.choiceName(ClusterRules.dataplane(known.dataplane()))));
    }
    return settings;
  }

  private Optional<GkeSettings> ask(GkeCluster cluster) {
    try {
      return google.read(cluster, file.value("gcp:project").orElse(""));
    } catch (UnreadableGkeClusterException e) {
      problems.add(
          "ringfence:cluster.gke",
          "Google's answer about the cluster %s in %s is of no use: %s"
              .formatted(cluster.name(), cluster.location(), e.reason()),
          "see whether name, location, project and endpoint are right, and whether you may read it"
              + " (roles/container.clusterViewer)");
      return Optional.empty();
    }
  }
}
