package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns with a slot for everything that passes through them. Lines that lead to the same box,
 * or away from it, share their slots.
 */
final class Layers {
  private static final double WAY = 12;

  private final List<List<Slot>> slots = new ArrayList<>();
  private final List<Chain> chains = new ArrayList<>();
  private final Map<Slot, Map<Slot, Integer>> left = new HashMap<>();
  private final Map<Slot, Map<Slot, Integer>> right = new HashMap<>();

  Layers(List<List<Box>> columns, List<Link> links) {
    Map<String, Slot> boxes = new HashMap<>();
    for (int layer = 0; layer < columns.size(); layer++) {
      List<Slot> column = new ArrayList<>();
      for (Box box : columns.get(layer)) {
        Slot slot = new Slot(box.id(), layer, box.height(), true);
        column.add(slot);
        boxes.put(box.id(), slot);
      }
      slots.add(column);
    }
    Map<String, Integer> degrees = new HashMap<>();
    for (Link link : links) {
      degrees.merge(link.from(), 1, Integer::sum);
      degrees.merge(link.to(), 1, Integer::sum);
    }
    Map<String, Slot> ways = new LinkedHashMap<>();
    for (Link link : links) {
      add(link, boxes, degrees, ways);
    }
  }

  private void add(
      Link link, Map<String, Slot> boxes, Map<String, Integer> degrees, Map<String, Slot> ways) {
    Slot from = requireNonNull(boxes.get(link.from()));
    Slot to = requireNonNull(boxes.get(link.to()));
    boolean backward = from.layer() > to.layer();
    boolean gathers =
        requireNonNull(degrees.get(link.to())) >= requireNonNull(degrees.get(link.from()));
    String shared =
        String.join("\n", link.channel(), gathers ? link.to() : link.from(), "" + gathers)
            + backward;
    Slot first = backward ? to : from;
    Slot last = backward ? from : to;
    List<Slot> path = new ArrayList<>();
    path.add(first);
    for (int layer = first.layer() + 1; layer < last.layer(); layer++) {
      path.add(way(layer, shared, ways));
    }
    path.add(last);
    chains.add(new Chain(link, List.copyOf(path), backward));
    if (first.layer() != last.layer()) {
      connect(path);
    }
  }

  private Slot way(int layer, String shared, Map<String, Slot> ways) {
    return ways.computeIfAbsent(
        layer + "\n" + shared,
        id -> {
          Slot way = new Slot(id, layer, WAY, false);
          slots.get(layer).add(way);
          return way;
        });
  }

  private void connect(List<Slot> path) {
    for (int i = 1; i < path.size(); i++) {
      Slot before = path.get(i - 1);
      Slot after = path.get(i);
      right.computeIfAbsent(before, slot -> new LinkedHashMap<>()).merge(after, 1, Integer::sum);
      left.computeIfAbsent(after, slot -> new LinkedHashMap<>()).merge(before, 1, Integer::sum);
    }
  }

  /** The slots of each column; the lists may be put into another order. */
  List<List<Slot>> slots() {
    return slots;
  }

  List<Chain> chains() {
    return chains;
  }

  /** With how many links a slot leads to slots of the column to its left. */
  Map<Slot, Integer> leftOf(Slot slot) {
    return left.getOrDefault(slot, Map.of());
  }

  /** With how many links a slot leads to slots of the column to its right. */
  Map<Slot, Integer> rightOf(Slot slot) {
    return right.getOrDefault(slot, Map.of());
  }
}
