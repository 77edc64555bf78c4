package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Orders the slots of each column so that few lines cross: each goes to the mean of its neighbours'
 * places, column by column, there and back; the best order that was seen stays (Sugiyama, Tagawa
 * and Toda, "Methods for visual understanding of hierarchical system structures", 1981).
 */
final class Crossings {
  private static final int SWEEPS = 12;

  private final Layers layers;
  private final Map<Slot, Integer> places = new HashMap<>();

  private Crossings(Layers layers) {
    this.layers = layers;
  }

  static void reduce(Layers layers) {
    new Crossings(layers).reduce();
  }

  /** How many pairs of lines between neighbouring columns cross. */
  static long count(Layers layers) {
    Crossings crossings = new Crossings(layers);
    crossings.remember();
    return crossings.count();
  }

  private void reduce() {
    List<List<Slot>> slots = layers.slots();
    List<List<Slot>> best = copy(slots);
    remember();
    long fewest = count();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      for (int i = 1; i < slots.size(); i++) {
        sort(slots.get(i), layers::leftOf);
      }
      for (int i = slots.size() - 2; i >= 0; i--) {
        sort(slots.get(i), layers::rightOf);
      }
      long crossings = count();
      if (crossings < fewest) {
        fewest = crossings;
        best = copy(slots);
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).clear();
      slots.get(i).addAll(best.get(i));
    }
  }

  private static List<List<Slot>> copy(List<List<Slot>> slots) {
    List<List<Slot>> copy = new ArrayList<>();
    slots.forEach(column -> copy.add(List.copyOf(column)));
    return copy;
  }

  private void remember() {
    layers.slots().forEach(this::remember);
  }

  private void remember(List<Slot> column) {
    for (int i = 0; i < column.size(); i++) {
      places.put(column.get(i), i);
    }
  }

  private void sort(List<Slot> column, Function<Slot, Map<Slot, Integer>> neighbours) {
    Map<Slot, Double> means = new HashMap<>();
    for (Slot slot : column) {
      means.put(slot, mean(neighbours.apply(slot), requireNonNull(places.get(slot))));
    }
    column.sort(Comparator.comparing(means::get));
    remember(column);
  }

  private double mean(Map<Slot, Integer> neighbours, double otherwise) {
    return neighbours.keySet().stream().mapToInt(places::get).average().orElse(otherwise);
  }

  private long count() {
    long crossings = 0;
    for (List<Slot> column : layers.slots()) {
      List<int[]> lines = new ArrayList<>();
      for (Slot slot : column) {
        layers
            .rightOf(slot)
            .forEach(
                (other, links) ->
                    lines.add(
                        new int[] {
                          requireNonNull(places.get(slot)), requireNonNull(places.get(other)), links
                        }));
      }
      crossings += crossings(lines);
    }
    return crossings;
  }

  private static long crossings(List<int[]> lines) {
    long crossings = 0;
    for (int i = 0; i < lines.size(); i++) {
      int[] one = lines.get(i);
      for (int[] other : lines.subList(0, i)) {
        if ((long) (one[0] - other[0]) * (one[1] - other[1]) < 0) {
          crossings += (long) one[2] * other[2];
        }
      }
    }
    return crossings;
  }
}
