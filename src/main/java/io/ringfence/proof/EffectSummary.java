package io.ringfence.proof;

import io.ringfence.connectivity.ConnectivityChange.Kind;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.policy.Posture;
import io.ringfence.proof.ConnectivityTable.TableChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what is new in who reaches what. */
public final class EffectSummary {
  private static final String NO_CHANGE = "no change in effect";

  private EffectSummary() {}

  /**
   * The summary, a line for each group of equal changes.
   *
   * @param changes what is different
   * @param before the postures of the workloads, by name; none where there was no update before
   * @param after the same now
   */
  public static String of(
      List<TableChange> changes, Map<String, Posture> before, Map<String, Posture> after) {
    var lines = new ArrayList<String>();
    lines.add("who reaches what: " + (changes.isEmpty() ? NO_CHANGE : counts(changes)));
    grouped(changes).forEach(line -> lines.add("  " + line));
    postures(before, after).forEach(line -> lines.add("  " + line));
    return String.join("\n", lines);
  }

  private static String counts(List<TableChange> changes) {
    Map<Kind, Long> counts =
        changes.stream().collect(Collectors.groupingBy(TableChange::kind, Collectors.counting()));
    long changed = counts.getOrDefault(Kind.CHANGED, 0L);
    return "%d gained, %d lost, %d widened, %d narrowed%s"
        .formatted(
            counts.getOrDefault(Kind.GAINED, 0L),
            counts.getOrDefault(Kind.LOST, 0L),
            counts.getOrDefault(Kind.WIDENED, 0L),
            counts.getOrDefault(Kind.NARROWED, 0L),
            changed == 0 ? "" : ", " + changed + " changed");
  }

  /** Destinations with the same change of the same source are one line. */
  private static List<String> grouped(List<TableChange> changes) {
    var groups = new LinkedHashMap<TableChange, List<String>>();
    for (TableChange change : changes) {
      groups.computeIfAbsent(change.withTo(""), unknown -> new ArrayList<>()).add(change.to());
    }
    return groups.entrySet().stream()
        .map(group -> line(group.getKey(), String.join(", ", group.getValue())))
        .toList();
  }

  private static String line(TableChange change, String to) {
    String pair = change.from() + " to " + to + ": ";
    return switch (change.kind()) {
      case GAINED -> "+ " + pair + text(change.after());
      case LOST -> "- " + pair + text(change.before());
      case WIDENED, NARROWED, CHANGED ->
          "~ %s%s -> %s, %s"
              .formatted(
                  pair,
                  text(change.before()),
                  text(change.after()),
                  change.kind().name().toLowerCase(java.util.Locale.ROOT));
    };
  }

  private static String text(Reach reach) {
    PortSet perhaps = reach.possible().difference(reach.certain());
    if (perhaps.isEmpty()) {
      return reach.certain().toString();
    }
    String depends = perhaps + " perhaps, as the address is not known yet";
    return reach.certain().isEmpty() ? depends : reach.certain() + " and " + depends;
  }

  private static List<String> postures(Map<String, Posture> before, Map<String, Posture> after) {
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
                        meaning(change.getKey().get(1))))
        .toList();
  }

  private static String name(Posture posture) {
    return posture.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String meaning(Posture posture) {
    return switch (posture) {
      case OPEN -> "allows everything in both directions";
      case PORTABLE -> "allows the ports of its databases at any address";
      case STRICT -> "allows its databases at exactly their addresses";
    };
  }
}
