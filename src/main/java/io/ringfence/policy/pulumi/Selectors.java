package io.ringfence.policy.pulumi;

import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorRequirementArgs;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import java.util.List;

/** Selectors in the terms of the Kubernetes API. */
final class Selectors {
  private Selectors() {}

  /** No selector selects every pod. */
  static LabelSelectorArgs of(PodSelection pods) {
    return pods instanceof PodSelector some
        ? of(some.labels())
        : LabelSelectorArgs.builder().build();
  }

  static LabelSelectorArgs of(LabelSelector labels) {
    LabelSelectorArgs.Builder selector = LabelSelectorArgs.builder();
    if (!labels.matchLabels().isEmpty()) {
      selector.matchLabels(labels.matchLabels());
    }
    if (!labels.matchExpressions().isEmpty()) {
      selector.matchExpressions(
          labels.matchExpressions().stream().map(Selectors::requirement).toList());
    }
    return selector.build();
  }

  private static LabelSelectorRequirementArgs requirement(LabelRequirement requirement) {
    LabelSelectorRequirementArgs.Builder arguments =
        LabelSelectorRequirementArgs.builder()
            .key(requirement.key())
            .operator(requirement.operator().toString());
    if (requirement.operator().takesValues()) {
      arguments.values(List.copyOf(requirement.values()));
    }
    return arguments.build();
  }
}
