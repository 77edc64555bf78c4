package io.ringfence.report;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.Exposure;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is different in how open pods are to those that nobody listed. Pods that are gone are not
 * looked at: what they lose is said by the rows.
 */
final class ExposureDiff {
  private final List<ClusterChange> clusterChanges = new ArrayList<>();

  ExposureDiff(Connectivity before, Connectivity after) {
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

    /** What is new. */
    PortSet gained() {
      return after.difference(before);
    }

    /** What is gone. */
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

  /** The differences, in the order of the pods. */
  List<ClusterChange> clusterChanges() {
    return clusterChanges;
  }
}
