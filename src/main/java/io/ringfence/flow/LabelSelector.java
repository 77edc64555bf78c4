package io.ringfence.flow;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects pods or namespaces by their labels; all of its parts must match.
 *
 * @param matchLabels labels with their values
 * @param matchExpressions requirements beyond a label with a value; together with {@code
 *     matchLabels} at least one, because an empty selector selects everything
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Labels,
 *     label selectors</a>
 */
public record LabelSelector(
    SortedMap<String, String> matchLabels, List<LabelRequirement> matchExpressions) {
  public LabelSelector {
    matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
    matchExpressions = List.copyOf(matchExpressions);
    if (matchLabels.isEmpty() && matchExpressions.isEmpty()) {
      throw new IllegalArgumentException("an empty selector would select everything");
    }
  }

  /** What carries all of these labels. */
  public static LabelSelector of(Map<String, String> labels) {
    return new LabelSelector(new TreeMap<>(labels), List.of());
  }

  /** Whether no labels at all satisfy it. */
  public boolean isUnsatisfiable() {
    return values().values().stream().anyMatch(LabelValues::isNothing);
  }

  /** Whether everything that it selects is selected by the other one too. */
  public boolean isWithin(LabelSelector other) {
    Map<String, LabelValues> own = values();
    return isUnsatisfiable()
        || other.values().entrySet().stream()
            .allMatch(
                label ->
                    own.getOrDefault(label.getKey(), LabelValues.EVERYTHING)
                        .isWithin(label.getValue()));
  }

  /** What both select; it may be unsatisfiable. */
  public LabelSelector and(LabelSelector other) {
    return new LabelSelector(
        new TreeMap<>(), Stream.concat(requirements(), other.requirements()).distinct().toList());
  }

  /** The keys of the labels that it speaks of. */
  public Set<String> keys() {
    return requirements().map(LabelRequirement::key).collect(Collectors.toSet());
  }

  /** Labels that satisfy it, as a person would write them; an ellipsis is any value. */
  public SortedMap<String, String> example() {
    var labels = new TreeMap<String, String>();
    values().forEach((key, left) -> left.example().ifPresent(value -> labels.put(key, value)));
    return labels;
  }

  /** All of its parts in one form. */
  private Stream<LabelRequirement> requirements() {
    return Stream.concat(
        matchLabels.entrySet().stream()
            .map(
                label ->
                    LabelRequirement.of(
                        label.getKey(), LabelRequirement.Operator.IN, List.of(label.getValue()))),
        matchExpressions.stream());
  }

  private Map<String, LabelValues> values() {
    return requirements()
        .collect(
            Collectors.toMap(
                LabelRequirement::key, LabelValues::of, LabelValues::and, TreeMap::new));
  }
}
