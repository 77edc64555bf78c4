package io.ringfence.manifest;

import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Selector.Operator;
import io.ringfence.connectivity.Selector.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads label selectors. An absent one and an empty one are the same here; where the API tells them
 * apart, the caller does.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/">LabelSelector</a>
 */
final class SelectorReader {
  private static final Set<String> FIELDS = Set.of("matchLabels", "matchExpressions");
  private static final Set<String> REQUIREMENT = Set.of("key", "operator", "values");
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "In", Operator.IN,
          "NotIn", Operator.NOT_IN,
          "Exists", Operator.EXISTS,
          "DoesNotExist", Operator.DOES_NOT_EXIST);

  private SelectorReader() {}

  static Selector selector(Field field) {
    field.allowOnly(FIELDS);
    Selector labels = Selector.of(LabelReader.labels(field.get("matchLabels")));
    List<Requirement> requirements = requirements(field.get("matchExpressions"));
    return requirements.isEmpty() ? labels : new Selector(labels.matchLabels(), requirements);
  }

  private static List<Requirement> requirements(Field field) {
    var requirements = new ArrayList<Requirement>();
    for (Field entry : field.items()) {
      requirement(entry).ifPresent(requirements::add);
    }
    return requirements;
  }

  private static Optional<Requirement> requirement(Field field) {
    field.allowOnly(REQUIREMENT);
    Field key = field.get("key");
    Optional<String> name = key.required();
    name.ifPresent(text -> LabelReader.checkKey(text, key));
    Optional<Operator> operator = operator(field.get("operator"));
    Set<String> values = values(field.get("values"));
    operator.ifPresent(one -> checkValues(one, values, field.get("values")));
    return name.isPresent() && operator.isPresent()
        ? Optional.of(new Requirement(name.get(), operator.get(), new TreeSet<>(values)))
        : Optional.empty();
  }

  private static Optional<Operator> operator(Field field) {
    Optional<String> written = field.required();
    Optional<Operator> operator = written.map(OPERATORS::get);
    if (written.isPresent() && operator.isEmpty()) {
      field.reject("is no operator", "write In, NotIn, Exists or DoesNotExist");
    }
    return operator;
  }

  private static Set<String> values(Field field) {
    var values = new TreeSet<String>();
    for (Field value : field.items()) {
      LabelReader.value(value).ifPresent(values::add);
    }
    return values;
  }

  private static void checkValues(Operator operator, Collection<String> values, Field field) {
    boolean takesValues = operator == Operator.IN || operator == Operator.NOT_IN;
    if (takesValues && field.items().isEmpty()) {
      field.add("In and NotIn need values", "write one at least, or use Exists or DoesNotExist");
    } else if (!takesValues && !values.isEmpty()) {
      field.add("Exists and DoesNotExist take no values", "remove them, or use In or NotIn");
    }
  }
}
