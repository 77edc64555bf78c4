package io.ringfence.policy;

import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import java.util.List;
import java.util.stream.Stream;

/** What a posture gives up against {@link Posture#STRICT}, in words. */
public final class PostureNotices {
  private final Postures postures;

  public PostureNotices(Postures postures) {
    this.postures = postures;
  }

  /** A sentence for each thing that is given up; none when every workload is strict. */
  public List<String> of(List<Workload> workloads, List<Flow> flows) {
    return workloads.stream().flatMap(workload -> of(workload, flows)).distinct().toList();
  }

  private Stream<String> of(Workload workload, List<Flow> flows) {
    return switch (postures.of(workload.name())) {
      case OPEN ->
          Stream.of(
              "posture open: %s may reach everything, and everyone may reach it"
                  .formatted(workload.name()));
      case PORTABLE ->
          flows.stream()
              .filter(flow -> flow.from().equals(workload))
              .filter(flow -> flow.to() instanceof Peer.Database)
              .map(
                  flow ->
                      "posture portable: %s may reach the port of %s at any address"
                          .formatted(workload.name(), flow.to().name()));
      case STRICT -> Stream.empty();
    };
  }
}
