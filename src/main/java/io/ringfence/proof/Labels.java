package io.ringfence.proof;

import io.ringfence.connectivity.Selector;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;

/** Selectors of the stack's file as the analyser's, which decide on labels. */
final class Labels {
  private Labels() {}

  static Selector of(PodSelection pods) {
    return pods instanceof PodSelector some ? of(some.labels()) : Selector.EVERYTHING;
  }

  static Selector of(LabelSelector labels) {
    return new Selector(
        labels.matchLabels(),
        labels.matchExpressions().stream()
            .map(
                requirement ->
                    new Selector.Requirement(
                        requirement.key(), operator(requirement), requirement.values()))
            .toList());
  }

  private static Selector.Operator operator(LabelRequirement requirement) {
    return switch (requirement.operator()) {
      case IN -> Selector.Operator.IN;
      case NOT_IN -> Selector.Operator.NOT_IN;
      case EXISTS -> Selector.Operator.EXISTS;
      case DOES_NOT_EXIST -> Selector.Operator.DOES_NOT_EXIST;
    };
  }
}
