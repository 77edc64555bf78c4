package io.ringfence.cli;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.report.Finding;
import io.ringfence.stack.SelectedWorkloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether policies select every workload in both directions. */
final class Fenced {
  private final Set<String> exempt;

  /**
   * A check.
   *
   * @param exempt the namespaces whose workloads need no policy
   */
  Fenced(Collection<String> exempt) {
    this.exempt = Set.copyOf(exempt);
  }

  Finding finding(Connectivity connectivity, boolean hostNetworkCounts) {
    var open = new ArrayList<String>();
    for (PodGroup pods : connectivity.snapshot().pods()) {
      boolean counts =
          !exempt.contains(pods.namespace())
              && !pods.kind().equals(SelectedWorkloads.PEER)
              && (hostNetworkCounts || !pods.hostNetwork());
      if (counts) {
        String missing =
            Stream.of(Direction.values())
                .filter(direction -> connectivity.selecting(pods, direction).isEmpty())
                .map(Direction::field)
                .collect(Collectors.joining(" and "));
        if (!missing.isEmpty()) {
          open.add("no policy selects %s for %s".formatted(pods.id(), missing));
        }
      }
    }
    return new Finding(
        !open.isEmpty(), "every workload is selected by a policy in both directions", open);
  }
}
