package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which boxes stand in which column, from left to right; their order in it is not yet said. */
final class Columns {
  /** More columns of ranks than this would make the picture too wide to read. */
  private static final int MOST_RANKS = 5;

  private static final int MOST_RANKS_OF_MANY = 4;
  private static final int MANY = 16;
  private static final int LEAST_HEIGHT = 14;

  private Columns() {}

  static List<List<Box>> of(Graph graph) {
    List<List<Box>> columns = new ArrayList<>();
    columns.add(zone(graph, Zone.SOURCES));
    columns.addAll(inside(graph));
    columns.add(zone(graph, Zone.DESTINATIONS));
    columns.removeIf(List::isEmpty);
    return columns;
  }

  private static List<Box> zone(Graph graph, Zone zone) {
    return graph.boxes().stream().filter(box -> box.zone() == zone).toList();
  }

  private static List<List<Box>> inside(Graph graph) {
    List<Box> inside = zone(graph, Zone.INSIDE);
    Set<String> linked = new HashSet<>();
    graph.links().forEach(link -> linked.addAll(List.of(link.from(), link.to())));
    Map<String, Box> boxes = new LinkedHashMap<>();
    inside.stream()
        .filter(box -> linked.contains(box.id()))
        .forEach(box -> boxes.put(box.id(), box));
    Set<String> entered = entered(graph, boxes.keySet());
    Map<Integer, List<Box>> ranked = new TreeMap<>();
    Map<String, Integer> ranks = Ranks.of(boxes.keySet(), graph.links(), entered);
    int highest = ranks.values().stream().mapToInt(rank -> rank).max().orElse(0);
    boxes.forEach(
        (id, box) ->
            ranked
                .computeIfAbsent(
                    squeezed(requireNonNull(ranks.get(id)), highest, boxes.size()),
                    rank -> new ArrayList<>())
                .add(box));
    List<List<Box>> columns = split(ranked, entered, boxes.size());
    spread(inside.stream().filter(box -> !linked.contains(box.id())).toList(), columns);
    return columns;
  }

  /** Boxes to which links lead from the first column. */
  private static Set<String> entered(Graph graph, Set<String> inside) {
    return graph.links().stream()
        .filter(link -> !inside.contains(link.from()))
        .map(Link::to)
        .collect(Collectors.toSet());
  }

  private static int squeezed(int rank, int highest, int boxes) {
    int most = boxes > MANY ? MOST_RANKS_OF_MANY : MOST_RANKS;
    return highest < most ? rank : rank * most / (highest + 1);
  }

  private static List<List<Box>> split(
      Map<Integer, List<Box>> ranked, Set<String> entered, int boxes) {
    int most = Math.max(LEAST_HEIGHT, (int) Math.ceil(2.6 * Math.sqrt(boxes)));
    List<List<Box>> columns = new ArrayList<>();
    for (List<Box> rank : ranked.values()) {
      List<Box> sorted = new ArrayList<>(rank);
      sorted.sort(Comparator.comparing(box -> !entered.contains(box.id())));
      int pieces = (sorted.size() + most - 1) / most;
      for (int piece = 0; piece < pieces; piece++) {
        int from = sorted.size() * piece / pieces;
        int to = sorted.size() * (piece + 1) / pieces;
        columns.add(new ArrayList<>(sorted.subList(from, to)));
      }
    }
    return columns;
  }

  /** Boxes without a link go where there is room. */
  private static void spread(List<Box> alone, List<List<Box>> columns) {
    if (columns.isEmpty() && !alone.isEmpty()) {
      int across = (int) Math.ceil(Math.sqrt(alone.size() / 3.0));
      for (int i = 0; i < across; i++) {
        columns.add(new ArrayList<>());
      }
    }
    for (Box box : alone) {
      columns.stream().min(Comparator.comparing(List::size)).orElseThrow().add(box);
    }
  }
}
