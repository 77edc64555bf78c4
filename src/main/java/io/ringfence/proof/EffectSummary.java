package io.ringfence.proof;

import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.policy.Posture;
import io.ringfence.report.ChangeSummary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says in words what an update does to who reaches what. */
public final class EffectSummary {
  private final StackEffect before;
  private final StackEffect after;

  private EffectSummary(StackEffect before, StackEffect after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The summary: a headline, and a line for each group of equal changes.
   *
   * @param before what the last update left; nothing before the first
   * @param after what there will be
   */
  public static String of(StackEffect before, StackEffect after) {
    return new EffectSummary(before, after).text();
  }

  private String text() {
    var summary = new ChangeSummary(changes());
    List<String> behind =
        Stream.of(unfenced(), fenced(), meanings()).flatMap(Optional::stream).toList();
    boolean isOnlyBehind = summary.sentences().isEmpty() && !behind.isEmpty();
    var text = new StringBuilder("who reaches what: ");
    text.append(isOnlyBehind ? "by name the same, but not in effect" : summary.headline());
    Stream.of(summary.sentences().stream(), behind.stream(), postures())
        .flatMap(lines -> lines)
        .forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }

  /** What was said of workloads that are not fenced any more is not lost, but limits nobody. */
  private List<ConnectivityChange> changes() {
    Set<String> workloads = new HashSet<>(before.postures().keySet());
    workloads.addAll(after.postures().keySet());
    Set<String> gone = gone();
    return after.table().changesSince(before.table(), workloads).stream()
        .filter(change -> !gone.contains(change.from().id()) && !gone.contains(change.to().id()))
        .toList();
  }

  private Set<String> gone() {
    var gone = new TreeSet<>(before.postures().keySet());
    gone.removeAll(after.postures().keySet());
    return gone;
  }

  private Optional<String> unfenced() {
    Set<String> gone = gone();
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not fenced any more: %s; nothing limits who reaches them, nor what they reach"
                .formatted(String.join(", ", gone)));
  }

  private Optional<String> fenced() {
    var fenced = new TreeSet<>(after.postures().keySet());
    fenced.removeAll(before.postures().keySet());
    return fenced.isEmpty() || before.postures().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "fenced from now on: %s; until now nothing limited who reaches them, nor what they reach"
                .formatted(String.join(", ", fenced)));
  }

  /** A name that stands for something else is a change, although the table is the same. */
  private Optional<String> meanings() {
    List<String> changed =
        after.peers().entrySet().stream()
            .filter(peer -> before.peers().containsKey(peer.getKey()))
            .filter(peer -> !peer.getValue().equals(before.peers().get(peer.getKey())))
            .map(
                peer ->
                    "%s: %s instead of %s"
                        .formatted(
                            peer.getKey(), peer.getValue(), before.peers().get(peer.getKey())))
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of("names that stand for something else: " + String.join("; ", changed));
  }

  /** A line for all workloads whose posture changes from the same to the same. */
  private Stream<String> postures() {
    var workloads = new LinkedHashMap<List<Posture>, List<String>>();
    after
        .postures()
        .forEach(
            (workload, now) ->
                Optional.ofNullable(before.postures().get(workload))
                    .filter(was -> was != now)
                    .ifPresent(
                        was ->
                            workloads
                                .computeIfAbsent(List.of(was, now), unknown -> new ArrayList<>())
                                .add(workload)));
    return workloads.entrySet().stream().map(EffectSummary::posture);
  }

  private static String posture(Map.Entry<List<Posture>, List<String>> change) {
    Posture was = change.getKey().get(0);
    Posture now = change.getKey().get(1);
    return "posture of %s: %s instead of %s, which %s"
        .formatted(String.join(", ", change.getValue()), name(now), name(was), meaning(now));
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
