package io.ringfence.proof;

import io.ringfence.connectivity.Selector;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelRequirement.Operator;
import io.ringfence.flow.LabelSelector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The labels that pods of a workload may have besides those that make them its own, as far as
 * selectors of policies ask for them: each selector fulfilled, and each of its requirements not.
 *
 * @param own what selects the workload's pods
 * @param others the selectors of the policies
 */
record WorkloadVariants(LabelSelector own, List<Selector> others) {
  /** Between the workload's name, which has no space, and the labels of some of its pods. */
  static final String SEPARATOR = " with ";

  /** Labels that the workload's selector matches, each set once, without the simplest of all. */
  Stream<Map<String, String>> all() {
    return others.stream()
        .filter(other -> !other.isEverything() && !isApart(other))
        .flatMap(other -> Stream.concat(Stream.of(Labels.of(other)), negations(other)))
        .map(own::and)
        .filter(both -> !both.isUnsatisfiable())
        .<Map<String, String>>map(LabelSelector::example)
        .filter(labels -> !labels.equals(own.example()))
        .distinct();
  }

  /** Most selectors are other workloads', and another value of the same label tells at once. */
  private boolean isApart(Selector other) {
    return other.matchLabels().entrySet().stream()
        .anyMatch(
            label ->
                !own.matchLabels()
                    .getOrDefault(label.getKey(), label.getValue())
                    .equals(label.getValue()));
  }

  private static Stream<LabelSelector> negations(Selector selector) {
    return Labels.of(selector).matchExpressions().stream()
        .map(WorkloadVariants::negation)
        .map(negation -> new LabelSelector(new TreeMap<>(), List.of(negation)));
  }

  private static LabelRequirement negation(LabelRequirement requirement) {
    Operator operator =
        switch (requirement.operator()) {
          case IN -> Operator.NOT_IN;
          case NOT_IN -> Operator.IN;
          case EXISTS -> Operator.DOES_NOT_EXIST;
          case DOES_NOT_EXIST -> Operator.EXISTS;
        };
    return new LabelRequirement(requirement.key(), operator, requirement.values());
  }
}
