package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rank of each of some boxes: as far as links allow, one more than of the boxes that have links
 * to it. Links of a cycle that have to go backward are few (Eades, Lin and Smyth, "A fast and
 * effective heuristic for the feedback arc set problem", 1993).
 */
final class Ranks {
  private final Map<String, Set<String>> targets = new LinkedHashMap<>();
  private final Map<String, Set<String>> origins = new LinkedHashMap<>();

  private Ranks(Set<String> boxes, List<Link> links) {
    for (String box : boxes) {
      targets.put(box, new LinkedHashSet<>());
      origins.put(box, new LinkedHashSet<>());
    }
    for (Link link : links) {
      if (boxes.contains(link.from())
          && boxes.contains(link.to())
          && !link.from().equals(link.to())) {
        requireNonNull(targets.get(link.from())).add(link.to());
        requireNonNull(origins.get(link.to())).add(link.from());
      }
    }
  }

  /**
   * Ranks from 0.
   *
   * @param boxes the ids; links to others do not count
   * @param fixed which of the boxes have links from elsewhere, so that they stay as far left as
   *     they can
   */
  static Map<String, Integer> of(Set<String> boxes, List<Link> links, Set<String> fixed) {
    Ranks ranks = new Ranks(boxes, links);
    List<String> order = ranks.order();
    Map<String, Integer> result = ranks.longestPaths(order);
    ranks.pullRight(order, fixed, result);
    return result;
  }

  private List<String> order() {
    Set<String> rest = new LinkedHashSet<>(targets.keySet());
    Deque<String> left = new ArrayDeque<>();
    Deque<String> right = new ArrayDeque<>();
    while (!rest.isEmpty()) {
      List<String> sinks = rest.stream().filter(box -> degree(targets, box, rest) == 0).toList();
      List<String> sources =
          rest.stream()
              .filter(box -> degree(origins, box, rest) == 0 && !sinks.contains(box))
              .toList();
      if (sinks.isEmpty() && sources.isEmpty()) {
        sources =
            rest.stream()
                .max(
                    Comparator.comparing(
                        box -> degree(targets, box, rest) - degree(origins, box, rest)))
                .stream()
                .toList();
      }
      sinks.forEach(right::addFirst);
      sources.forEach(left::addLast);
      rest.removeAll(sinks);
      rest.removeAll(sources);
    }
    return Stream.concat(left.stream(), right.stream()).toList();
  }

  private static int degree(Map<String, Set<String>> neighbours, String box, Set<String> rest) {
    return (int) requireNonNull(neighbours.get(box)).stream().filter(rest::contains).count();
  }

  private Map<String, Integer> longestPaths(List<String> order) {
    Map<String, Integer> ranks = new HashMap<>();
    for (String box : order) {
      int rank =
          requireNonNull(origins.get(box)).stream()
              .filter(ranks::containsKey)
              .mapToInt(origin -> requireNonNull(ranks.get(origin)) + 1)
              .max()
              .orElse(0);
      ranks.put(box, rank);
    }
    return ranks;
  }

  /** A client of something that is far right stands beside it, unless others lead to the client. */
  private void pullRight(List<String> order, Set<String> fixed, Map<String, Integer> ranks) {
    for (int i = order.size() - 1; i >= 0; i--) {
      String box = order.get(i);
      if (requireNonNull(origins.get(box)).isEmpty() && !fixed.contains(box)) {
        int nearest =
            requireNonNull(targets.get(box)).stream().mapToInt(ranks::get).min().orElse(0);
        ranks.put(box, Math.max(requireNonNull(ranks.get(box)), nearest - 1));
      }
    }
  }
}
