package io.ringfence.report;

import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.report.ExposureDiff.ClusterChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is different in how open pods are, in words, each with the pods that it is true of: first
 * those that no policy selects, then what concerns the whole cluster, then the outside.
 */
final class ExposureStatements {
  private final Map<String, List<Vertex>> statements = new LinkedHashMap<>();
  private final Set<String> unselected = new HashSet<>();

  private ExposureStatements() {}

  /** What pods are open to, or may reach, that they were not before. */
  static Map<String, List<Vertex>> grown(DiffReport report) {
    var grown = new ExposureStatements();
    List<ClusterChange> changes =
        report.exposure().clusterChanges().stream()
            .filter(change -> !change.gained().isEmpty())
            .toList();
    grown.addUnselected(changes, ClusterChange::unselectedAfter);
    for (ClusterChange change : changes) {
      grown.addCluster(change, change.gained());
    }
    for (ConnectivityChange change : report.changes()) {
      grown.addOutside(change, change.gained());
    }
    return Collections.unmodifiableMap(grown.statements);
  }

  /** What pods that are still there were open to, or might reach, and no longer do. */
  static Map<String, List<Vertex>> shrunk(DiffReport report) {
    var shrunk = new ExposureStatements();
    List<ClusterChange> changes =
        report.exposure().clusterChanges().stream()
            .filter(change -> !change.lost().isEmpty())
            .toList();
    shrunk.addUnselected(changes, ClusterChange::unselectedBefore);
    for (ClusterChange change : changes) {
      shrunk.addCluster(change, change.lost());
    }
    for (ConnectivityChange change : report.changes()) {
      if (isThere(change.from(), report) && isThere(change.to(), report)) {
        shrunk.addOutside(change, change.lost());
      }
    }
    return Collections.unmodifiableMap(shrunk.statements);
  }

  private static boolean isThere(Vertex vertex, DiffReport report) {
    return !(vertex instanceof PodGroup) || report.after().pods(vertex.id()).isPresent();
  }

  private void addUnselected(List<ClusterChange> changes, Predicate<ClusterChange> condition) {
    for (ClusterChange change : changes) {
      if (condition.test(change)) {
        unselected.add(key(change.direction(), change.pods()));
        add("selected by no policy for " + change.direction().field(), change.pods());
      }
    }
  }

  private void addCluster(ClusterChange change, PortSet ports) {
    if (!unselected.contains(key(change.direction(), change.pods()))) {
      add(
          "%s every pod of the cluster %s".formatted(verb(change.direction()), ReachText.on(ports)),
          change.pods());
    }
  }

  private void addOutside(ConnectivityChange change, PortSet ports) {
    if (change.from() instanceof Outside from && change.to() instanceof PodGroup pods) {
      addOutside(pods, Direction.INGRESS, from, ports);
    } else if (change.from() instanceof PodGroup pods && change.to() instanceof Outside to) {
      addOutside(pods, Direction.EGRESS, to, ports);
    }
  }

  private void addOutside(PodGroup pods, Direction direction, Outside outside, PortSet ports) {
    if (!ports.isEmpty() && !unselected.contains(key(direction, pods))) {
      add(
          "%s the outside (%s) %s"
              .formatted(verb(direction), VertexNames.describe(outside), ReachText.on(ports)),
          pods);
    }
  }

  private static String key(Direction direction, PodGroup pods) {
    return direction.field() + " " + pods.id();
  }

  private static String verb(Direction direction) {
    return direction == Direction.INGRESS ? "open to" : "may reach";
  }

  private void add(String statement, Vertex pods) {
    statements.computeIfAbsent(statement, unknown -> new ArrayList<>()).add(pods);
  }
}
