package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where on the sides of boxes lines begin and end, so that they do not cross there. */
final class Anchors {
  private static final double WIDEST = 24;
  private static final double CORNER = 11;

  /**
   * One end of a line.
   *
   * @param right whether it is on the right side of its slot
   * @param other where the line leads
   * @param leaves whether the arrow leads away from the slot
   */
  record End(Slot slot, boolean right, Slot other, boolean leaves) {}

  private final Map<End, Double> heights = new HashMap<>();

  Anchors(List<Chain> chains, Map<Slot, Double> centres) {
    Map<List<Object>, Set<End>> sides = new HashMap<>();
    for (Chain chain : chains) {
      for (End end : ends(chain)) {
        sides
            .computeIfAbsent(List.of(end.slot(), end.right()), side -> new LinkedHashSet<>())
            .add(end);
      }
    }
    sides.values().forEach(ends -> spread(ends, centres));
  }

  /** In pixels from the top. */
  double height(End end) {
    return requireNonNull(heights.get(end));
  }

  static End begin(Chain chain, int hop) {
    return new End(chain.slots().get(hop), true, chain.slots().get(hop + 1), !chain.backward());
  }

  static End end(Chain chain, int hop) {
    boolean right = chain.staysInColumn();
    return new End(chain.slots().get(hop + 1), right, chain.slots().get(hop), chain.backward());
  }

  private static List<End> ends(Chain chain) {
    List<End> ends = new ArrayList<>();
    for (int hop = 0; hop + 1 < chain.slots().size(); hop++) {
      ends.add(begin(chain, hop));
      ends.add(end(chain, hop));
    }
    return ends;
  }

  private void spread(Set<End> ends, Map<Slot, Double> centres) {
    List<End> sorted = new ArrayList<>(ends);
    sorted.sort(
        Comparator.<End, Boolean>comparing(end -> end.other().equals(end.slot()))
            .thenComparing(end -> centres.get(end.other()))
            .thenComparing(end -> end.leaves() == end.right()));
    Slot slot = sorted.get(0).slot();
    double centre = requireNonNull(centres.get(slot));
    double room = slot.box() ? slot.height() - 2 * CORNER : 0;
    double step = sorted.size() < 2 ? 0 : Math.min(WIDEST, room / (sorted.size() - 1));
    for (int i = 0; i < sorted.size(); i++) {
      heights.put(sorted.get(i), centre + step * (i - (sorted.size() - 1) / 2.0));
    }
  }
}
