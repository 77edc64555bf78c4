package io.ringfence.proof;

import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.policy.Posture;
import io.ringfence.report.ChangeSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in words what an update does to who reaches what. */
public final class EffectSummary {
  private EffectSummary() {}

  /**
   * The summary: a headline, and a line for each group of equal changes.
   *
   * @param changes what is different
   * @param before the postures of the workloads, by name; none where there was no update before
   * @param after the same now
   */
  public static String of(
      List<ConnectivityChange> changes, Map<String, Posture> before, Map<String, Posture> after) {
    var summary = new ChangeSummary(changes);
    var text = new StringBuilder("who reaches what: ").append(summary.headline());
    Stream.concat(summary.sentences().stream(), postures(before, after))
        .forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }

  /** A line for all workloads whose posture changes from the same to the same. */
  private static Stream<String> postures(Map<String, Posture> before, Map<String, Posture> after) {
    var workloads = new LinkedHashMap<List<Posture>, List<String>>();
    after.forEach(
        (workload, now) ->
            Optional.ofNullable(before.get(workload))
                .filter(was -> was != now)
                .ifPresent(
                    was ->
                        workloads
                            .computeIfAbsent(List.of(was, now), unknown -> new ArrayList<>())
                            .add(workload)));
    return workloads.entrySet().stream()
        .map(
            change ->
                "posture of %s: %s instead of %s, which %s"
                    .formatted(
                        String.join(", ", change.getValue()),
                        name(change.getKey().get(1)),
                        name(change.getKey().get(0)),
                        meaning(change.getKey().get(1))));
  }

  private static String name(Posture posture) {
    return posture.name().toLowerCase(Locale.ROOT);
  }

  private static String meaning(Posture posture) {
    return switch (posture) {
      case OPEN -> "allows everything in both directions";
      case PORTABLE -> "allows the ports of its databases at any address";
      case STRICT -> "allows its databases at exactly their addresses";
    };
  }
}
