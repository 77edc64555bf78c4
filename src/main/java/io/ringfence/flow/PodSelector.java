package io.ringfence.flow;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Selects pods by their labels; all of them must match.
 *
 * @param matchLabels at least one label, because an empty selector selects every pod
 */
public record PodSelector(SortedMap<String, String> matchLabels) implements PodSelection {
  public PodSelector {
    matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
    if (matchLabels.isEmpty()) {
      throw new IllegalArgumentException("a selector without labels would select every pod");
    }
  }

  /** The pods that carry all of these labels. */
  public static PodSelector of(Map<String, String> labels) {
    return new PodSelector(new TreeMap<>(labels));
  }
}
