package io.ringfence.report;

import io.ringfence.connectivity.ConnectivityChange.Kind;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/** Sentences that several formats share. */
final class Sentences {
  static final String NO_CHANGE = "no change in effect";

  /** How many names one sentence says. */
  static final int NAMES = 20;

  private Sentences() {}

  /** What a state holds: {@code 3 workloads, 2 policies, 1 database}. */
  static String contents(Snapshot state) {
    var parts = new ArrayList<String>();
    parts.add(count(state.pods().size(), "workload", "workloads"));
    parts.add(count(state.policies().size(), "policy", "policies"));
    for (Endpoint.Kind kind : Endpoint.Kind.values()) {
      long endpoints = state.endpoints().stream().filter(some -> some.kind() == kind).count();
      if (endpoints > 0) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        parts.add(count(endpoints, word, word + "s"));
      }
    }
    return String.join(", ", parts);
  }

  static String count(long number, String one, String many) {
    return "%d %s".formatted(number, number == 1 ? one : many);
  }

  /** How many changes there are of each kind: {@code 3 flows gained, 1 lost, 2 widened}. */
  static String headline(List<Kind> kinds) {
    if (kinds.isEmpty()) {
      return NO_CHANGE;
    }
    var counts = new EnumMap<Kind, Integer>(Kind.class);
    kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
    var parts = new ArrayList<String>();
    for (Kind kind : Kind.values()) {
      int number = counts.getOrDefault(kind, 0);
      if (number > 0 || kind != Kind.CHANGED) {
        parts.add(
            parts.isEmpty()
                ? count(number, "flow", "flows") + " " + word(kind)
                : number + " " + word(kind));
      }
    }
    return String.join(", ", parts);
  }

  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** {@code one}, {@code one and another}, {@code one, another and a third}. */
  static String and(List<String> items) {
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1))
            + " and "
            + items.get(items.size() - 1);
  }

  /** At most so many of them, and how many more there are. */
  static List<String> atMost(int limit, List<String> items) {
    if (items.size() <= limit) {
      return items;
    }
    var some = new ArrayList<>(items.subList(0, limit));
    some.add((items.size() - limit) + " more");
    return some;
  }

  /** A sign that says the kind at a glance. */
  static String sign(Kind kind) {
    return switch (kind) {
      case GAINED, WIDENED -> "+";
      case LOST, NARROWED -> "-";
      case CHANGED -> "~";
    };
  }
}
