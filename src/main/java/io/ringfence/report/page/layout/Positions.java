package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The vertical centre of each slot: as near to the mean of its neighbours as its order in the
 * column and the distances to those above and below it allow.
 */
final class Positions {
  private static final int SWEEPS = 10;
  private static final double BETWEEN_BOXES = 26;
  private static final double BESIDE_A_WAY = 9;
  private static final double BETWEEN_WAYS = 2;

  private final Layers layers;
  private final Map<Slot, Double> centres = new HashMap<>();

  private Positions(Layers layers) {
    this.layers = layers;
  }

  /** In pixels; the topmost box or way begins at zero. */
  static Map<Slot, Double> of(Layers layers) {
    return new Positions(layers).centres();
  }

  private Map<Slot, Double> centres() {
    layers.slots().forEach(this::stack);
    List<List<Slot>> slots = layers.slots();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      slots.forEach(column -> align(column, layers::leftOf));
      for (int i = slots.size() - 1; i >= 0; i--) {
        align(slots.get(i), layers::rightOf);
      }
    }
    slots.forEach(column -> align(column, this::bothOf));
    slots.forEach(this::gather);
    double top =
        centres.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() - entry.getKey().height() / 2)
            .min()
            .orElse(0);
    centres.replaceAll((slot, centre) -> centre - top);
    return centres;
  }

  private Map<Slot, Integer> bothOf(Slot slot) {
    Map<Slot, Integer> both = new HashMap<>(layers.leftOf(slot));
    both.putAll(layers.rightOf(slot));
    return both;
  }

  /** Boxes without a line have no neighbours to go to: they go to the middle of their column. */
  private void gather(List<Slot> column) {
    double middle =
        column.stream()
            .filter(slot -> !bothOf(slot).isEmpty())
            .mapToDouble(centres::get)
            .average()
            .orElse(0);
    List<Slot> alone = column.stream().filter(slot -> bothOf(slot).isEmpty()).toList();
    alone.forEach(slot -> centres.put(slot, middle));
    align(column, this::itself);
  }

  private Map<Slot, Integer> itself(Slot slot) {
    return bothOf(slot).isEmpty() ? Map.of() : Map.of(slot, 1);
  }

  private void stack(List<Slot> column) {
    List<Double> offsets = offsets(column);
    double middle = column.isEmpty() ? 0 : offsets.get(column.size() - 1) / 2;
    for (int i = 0; i < column.size(); i++) {
      centres.put(column.get(i), offsets.get(i) - middle);
    }
  }

  private void align(List<Slot> column, Function<Slot, Map<Slot, Integer>> neighbours) {
    List<Double> offsets = offsets(column);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < column.size(); i++) {
      Slot slot = column.get(i);
      Map<Slot, Integer> others = neighbours.apply(slot);
      double wanted =
          others.keySet().stream()
              .mapToDouble(centres::get)
              .average()
              .orElse(requireNonNull(centres.get(slot)));
      double weight = others.isEmpty() ? 0.01 : slot.box() ? 1 : 2;
      Block block = new Block(wanted - offsets.get(i), weight, 1);
      while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).at() >= block.at()) {
        block = blocks.remove(blocks.size() - 1).joined(block);
      }
      blocks.add(block);
    }
    int next = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.slots(); i++, next++) {
        centres.put(column.get(next), block.at() + offsets.get(next));
      }
    }
  }

  /** Of each slot from the first, where all are as near to each other as they may be. */
  private static List<Double> offsets(List<Slot> column) {
    List<Double> offsets = new ArrayList<>();
    double offset = 0;
    for (int i = 0; i < column.size(); i++) {
      if (i > 0) {
        Slot above = column.get(i - 1);
        Slot slot = column.get(i);
        offset += above.height() / 2 + distance(above, slot) + slot.height() / 2;
      }
      offsets.add(offset);
    }
    return offsets;
  }

  private static double distance(Slot above, Slot below) {
    if (above.box() && below.box()) {
      return BETWEEN_BOXES;
    }
    return above.box() || below.box() ? BESIDE_A_WAY : BETWEEN_WAYS;
  }

  /**
   * Slots without room between them, in a least-squares fit that keeps an order (the algorithm that
   * pools adjacent violators).
   */
  private record Block(double at, double weight, int slots) {
    Block joined(Block below) {
      double sum = weight + below.weight;
      return new Block((at * weight + below.at * below.weight) / sum, sum, slots + below.slots);
    }
  }
}
