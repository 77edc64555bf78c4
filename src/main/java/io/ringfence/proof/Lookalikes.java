package io.ringfence.proof;

import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelSelector;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Labels of pods that a selector just misses: one of its labels is absent, or has another value. A
 * selector that was widened by mistake takes one of them in.
 */
final class Lookalikes {
  private static final String OTHER_VALUE = "other";

  private Lookalikes() {}

  static Stream<Map<String, String>> of(LabelSelector selector) {
    Map<String, String> example = selector.example();
    Stream<String> keys =
        Stream.concat(
            selector.matchLabels().keySet().stream(),
            selector.matchExpressions().stream().map(LabelRequirement::key));
    return keys.distinct().flatMap(key -> without(example, key));
  }

  private static Stream<Map<String, String>> without(Map<String, String> example, String key) {
    var absent = new TreeMap<>(example);
    absent.remove(key);
    var other = new TreeMap<>(example);
    other.put(key, OTHER_VALUE);
    return Stream.of(absent, other);
  }
}
