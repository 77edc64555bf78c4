package io.ringfence.flow;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a selector demands of one label, as Kubernetes writes it.
 *
 * @param key the label's key
 * @param operator how the label and the values relate
 * @param values at least one for {@code In} and {@code NotIn}; none for the other two
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement">Labels,
 *     set-based requirement</a>
 */
public record LabelRequirement(String key, Operator operator, SortedSet<String> values) {
  public LabelRequirement {
    values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    if (operator.takesValues() == values.isEmpty()) {
      throw new IllegalArgumentException(
          operator + (operator.takesValues() ? " needs values" : " takes no values"));
    }
  }

  /** A requirement with its values in any order. */
  public static LabelRequirement of(String key, Operator operator, Collection<String> values) {
    return new LabelRequirement(key, operator, new TreeSet<>(values));
  }

  /** How a label and the values of a requirement relate. {@code toString} is Kubernetes' name. */
  public enum Operator {
    /** The label is there, and its value is one of the values. */
    IN("In", true),
    /** The label is not there, or its value is none of the values. */
    NOT_IN("NotIn", true),
    /** The label is there, with any value. */
    EXISTS("Exists", false),
    /** The label is not there. */
    DOES_NOT_EXIST("DoesNotExist", false);

    private final String term;
    private final boolean takesValues;

    Operator(String term, boolean takesValues) {
      this.term = term;
      this.takesValues = takesValues;
    }

    /** Whether a requirement with it names values. */
    public boolean takesValues() {
      return takesValues;
    }

    @Override
    public String toString() {
      return term;
    }
  }
}
