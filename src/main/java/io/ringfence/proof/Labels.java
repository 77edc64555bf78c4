package io.ringfence.proof;

import io.ringfence.connectivity.Selector;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

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
                        requirement.key(),
                        Selector.Operator.valueOf(requirement.operator().name()),
                        requirement.values()))
            .toList());
  }

  /** The reverse, with every part as a requirement; the selector has one at least. */
  static LabelSelector of(Selector selector) {
    Stream<LabelRequirement> labels =
        selector.matchLabels().entrySet().stream()
            .map(
                label ->
                    LabelRequirement.of(
                        label.getKey(), LabelRequirement.Operator.IN, List.of(label.getValue())));
    Stream<LabelRequirement> expressions =
        selector.matchExpressions().stream()
            .map(
                requirement ->
                    LabelRequirement.of(
                        requirement.key(),
                        LabelRequirement.Operator.valueOf(requirement.operator().name()),
                        requirement.values()));
    return new LabelSelector(new TreeMap<>(), Stream.concat(labels, expressions).toList());
  }
}
