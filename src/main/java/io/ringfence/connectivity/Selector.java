package io.ringfence.connectivity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects pods or namespaces by their labels: all of its parts must match, and one without parts
 * matches everything.
 *
 * @param matchLabels labels with their values
 * @param matchExpressions requirements beyond a label with a value
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/">LabelSelector</a>
 */
public record Selector(SortedMap<String, String> matchLabels, List<Requirement> matchExpressions) {
  /** Matches everything. */
  public static final Selector EVERYTHING = new Selector(new TreeMap<>(), List.of());

  public Selector {
    matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
    matchExpressions = List.copyOf(matchExpressions);
  }

  /** What carries all of these labels. */
  public static Selector of(Map<String, String> labels) {
    return new Selector(new TreeMap<>(labels), List.of());
  }

  /** Whether something with these labels is selected. */
  public boolean matches(Map<String, String> labels) {
    return matchLabels.entrySet().stream()
            .allMatch(label -> label.getValue().equals(labels.get(label.getKey())))
        && matchExpressions.stream().allMatch(requirement -> requirement.matches(labels));
  }

  /** Whether it matches everything. */
  public boolean isEverything() {
    return matchLabels.isEmpty() && matchExpressions.isEmpty();
  }

  /** As kubectl writes a selector: {@code app=backend,track notin (canary)}. */
  @Override
  public String toString() {
    return isEverything()
        ? "everything"
        : Stream.concat(
                matchLabels.entrySet().stream().map(Map.Entry::toString),
                matchExpressions.stream().map(Requirement::toString))
            .collect(Collectors.joining(","));
  }

  /**
   * What is demanded of one label.
   *
   * @param key the label's key
   * @param operator how the label and the values relate
   * @param values at least one for {@code In} and {@code NotIn}; none for the other two
   */
  public record Requirement(String key, Operator operator, SortedSet<String> values) {
    public Requirement {
      values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    /** {@code NotIn} and {@code DoesNotExist} match where the label is absent. */
    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case IN -> value != null && values.contains(value);
        case NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case DOES_NOT_EXIST -> value == null;
      };
    }

    @Override
    public String toString() {
      return switch (operator) {
        case IN -> "%s in (%s)".formatted(key, String.join(",", values));
        case NOT_IN -> "%s notin (%s)".formatted(key, String.join(",", values));
        case EXISTS -> key;
        case DOES_NOT_EXIST -> "!" + key;
      };
    }
  }

  /** How a label and the values of a requirement relate. */
  public enum Operator {
    /** The label is there, and its value is one of the values. */
    IN,
    /** The label is not there, or its value is none of the values. */
    NOT_IN,
    /** The label is there, with any value. */
    EXISTS,
    /** The label is not there. */
    DOES_NOT_EXIST
  }
}
