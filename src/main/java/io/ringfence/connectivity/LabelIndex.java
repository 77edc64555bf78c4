package io.ringfence.connectivity;

import io.ringfence.connectivity.Selector.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Answers what a selector matches, each question once. What carries labels is a number here. */
final class LabelIndex {
  private static final RoaringBitmap NOTHING = new RoaringBitmap();

  private final RoaringBitmap every = new RoaringBitmap();
  private final Map<String, RoaringBitmap> byKey = new HashMap<>();
  private final Map<Map.Entry<String, String>, RoaringBitmap> byLabel = new HashMap<>();
  private final Map<Selector, RoaringBitmap> found = new HashMap<>();

  /**
   * Reads labels.
   *
   * @param labels those of each number, from 0
   */
  LabelIndex(List<? extends Map<String, String>> labels) {
    for (int number = 0; number < labels.size(); number++) {
      add(number, labels.get(number));
    }
  }

  private void add(int number, Map<String, String> labels) {
    every.add(number);
    labels.forEach(
        (key, value) -> {
          byKey.computeIfAbsent(key, unknown -> new RoaringBitmap()).add(number);
          byLabel
              .computeIfAbsent(Map.entry(key, value), unknown -> new RoaringBitmap())
              .add(number);
        });
  }

  /** What a selector matches; not to be changed. */
  RoaringBitmap matching(Selector selector) {
    return found.computeIfAbsent(selector, this::find);
  }

  private RoaringBitmap find(Selector selector) {
    RoaringBitmap matching = every;
    for (Map.Entry<String, String> label : selector.matchLabels().entrySet()) {
      matching = RoaringBitmap.and(matching, with(label.getKey(), label.getValue()));
    }
    for (Requirement requirement : selector.matchExpressions()) {
      matching =
          switch (requirement.operator()) {
            case IN -> RoaringBitmap.and(matching, withAny(requirement));
            case NOT_IN -> RoaringBitmap.andNot(matching, withAny(requirement));
            case EXISTS -> RoaringBitmap.and(matching, with(requirement.key()));
            case DOES_NOT_EXIST -> RoaringBitmap.andNot(matching, with(requirement.key()));
          };
    }
    return matching;
  }

  private RoaringBitmap with(String key) {
    return byKey.getOrDefault(key, NOTHING);
  }

  private RoaringBitmap with(String key, String value) {
    return byLabel.getOrDefault(Map.entry(key, value), NOTHING);
  }

  private RoaringBitmap withAny(Requirement requirement) {
    return RoaringBitmap.or(
        requirement.values().stream().map(value -> with(requirement.key(), value)).iterator());
  }
}
