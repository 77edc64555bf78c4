package io.ringfence.report;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.Exposure;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is different in how open pods are to those that nobody listed. Pods that are gone are not
 * looked at: what they lose is said by the rows.
 */
final class ExposureDiff {
  private final List<ClusterChange> clusterChanges = new ArrayList<>();
  private final List<ConnectivityChange> changes;

  ExposureDiff(Connectivity before, Connectivity after, List<ConnectivityChange> changes) {
    this.changes = changes;
    Map<String, Exposure> old =
        Exposure.of(before).stream()
            .collect(Collectors.toMap(exposure -> exposure.pods().id(), Function.identity()));
    Exposure.of(after).stream()
        .sorted(Comparator.comparing(Exposure::pods, VertexNames.ORDER))
        .forEach(now -> add(Optional.ofNullable(old.get(now.pods().id())), now));
  }

  /**
   * A difference in what every pod of the cluster reaches, whatever its labels, or may be reached
   * by.
   *
   * @param pods whose exposure it is
   * @param direction ingress for what reaches them, egress for what they may reach
   * @param unselectedBefore whether that was because no policy selected them
   * @param unselectedAfter whether it is so now
   */
  record ClusterChange(
      PodGroup pods,
      Direction direction,
      PortSet before,
      PortSet after,
      boolean unselectedBefore,
      boolean unselectedAfter) {

    PortSet gained() {
      return after.difference(before);
    }

    PortSet lost() {
      return before.difference(after);
    }
  }

  private void add(Optional<Exposure> old, Exposure now) {
    for (Direction direction : Direction.values()) {
      var change =
          new ClusterChange(
              now.pods(),
              direction,
              old.map(some -> cluster(some, direction)).orElse(PortSet.NONE),
              cluster(now, direction),
              old.map(some -> !some.isolated().contains(direction)).orElse(false),
              !now.isolated().contains(direction));
      if (!change.before().equals(change.after())) {
        clusterChanges.add(change);
      }
    }
  }

  private static PortSet cluster(Exposure exposure, Direction direction) {
    return direction == Direction.INGRESS ? exposure.fromCluster() : exposure.toCluster();
  }

  List<ClusterChange> clusterChanges() {
    return clusterChanges;
  }

  /** The pods that are more open than before, by what is new. */
  Map<String, List<Vertex>> grown() {
    return byStatement(
        ClusterChange::gained, ClusterChange::unselectedAfter, ConnectivityChange::gained);
  }

  /** The pods that are less open than before, by what is gone. */
  Map<String, List<Vertex>> shrunk() {
    return byStatement(
        ClusterChange::lost, ClusterChange::unselectedBefore, ConnectivityChange::lost);
  }

  private Map<String, List<Vertex>> byStatement(
      Function<ClusterChange, PortSet> clusterPorts,
      Function<ClusterChange, Boolean> unselected,
      Function<ConnectivityChange, PortSet> outsidePorts) {
    var statements = new TreeMap<String, List<Vertex>>();
    Set<String> said = new HashSet<>();
    for (ClusterChange change : clusterChanges) {
      PortSet ports = clusterPorts.apply(change);
      if (!ports.isEmpty()) {
        if (unselected.apply(change)) {
          said.add(change.direction() + change.pods().id());
        }
        add(statements, statement(change, ports, unselected.apply(change)), change.pods());
      }
    }
    for (ConnectivityChange change : changes) {
      PortSet ports = outsidePorts.apply(change);
      if (!ports.isEmpty()) {
        outside(change)
            .filter(side -> !said.contains(side.direction() + side.pods().id()))
            .forEach(side -> add(statements, side.statement(ports), side.pods()));
      }
    }
    return statements;
  }

  private static void add(Map<String, List<Vertex>> statements, String statement, Vertex pods) {
    statements.computeIfAbsent(statement, unknown -> new ArrayList<>()).add(pods);
  }

  private static String statement(ClusterChange change, PortSet ports, boolean unselected) {
    String direction = change.direction().field();
    if (unselected) {
      return "selected by no policy for " + direction;
    }
    return change.direction() == Direction.INGRESS
        ? "open to every pod of the cluster " + ReachText.on(ports)
        : "may reach every pod of the cluster " + ReachText.on(ports);
  }

  private static Stream<OutsideChange> outside(ConnectivityChange change) {
    if (change.from() instanceof Outside from && change.to() instanceof PodGroup pods) {
      return Stream.of(new OutsideChange(pods, Direction.INGRESS, from));
    }
    return change.from() instanceof PodGroup pods && change.to() instanceof Outside to
        ? Stream.of(new OutsideChange(pods, Direction.EGRESS, to))
        : Stream.empty();
  }

  /** What is different with the outside, for one. */
  private record OutsideChange(PodGroup pods, Direction direction, Outside outside) {
    String statement(PortSet ports) {
      String addresses = "the outside (" + VertexNames.describe(outside) + ") ";
      return (direction == Direction.INGRESS ? "open to " : "may reach ")
          + addresses
          + ReachText.on(ports);
    }
  }
}
