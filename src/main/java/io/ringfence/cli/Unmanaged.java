package io.ringfence.cli;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.SemanticDiff;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.report.Finding;
import io.ringfence.stack.SelectedWorkloads;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies that Ringfence does not manage, beside those that it does. */
final class Unmanaged {
  private final Snapshot snapshot;
  private final DataplaneSemantics semantics;
  private final List<Policy> others;

  Unmanaged(Snapshot snapshot, DataplaneSemantics semantics) {
    this.snapshot = snapshot;
    this.semantics = semantics;
    this.others = others(snapshot);
  }

  private static List<Policy> others(Snapshot snapshot) {
    return snapshot.policies().stream().filter(policy -> !policy.managed()).toList();
  }

  /** In a cluster, which policies are not Ringfence's. */
  static Optional<String> note(States.State state) {
    List<Policy> others = others(state.snapshot());
    return state.layer().ofCluster() && !others.isEmpty()
        ? Optional.of("policies that Ringfence does not manage: " + ids(others))
        : Optional.empty();
  }

  private static String ids(List<Policy> policies) {
    return policies.stream().map(Policy::id).collect(Collectors.joining(", "));
  }

  /**
   * How they widen what the managed ones fence: what is reached with all policies, and not with the
   * managed ones alone, by pods that there are and by any that a rule would let in. Where there are
   * no policies of one of the two sorts, there is nothing to say.
   */
  Optional<Finding> finding() {
    List<Policy> managed = snapshot.policies().stream().filter(Policy::managed).toList();
    if (managed.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    Snapshot peopled = SelectedWorkloads.withStrangers(snapshot, others);
    var fence = Connectivity.of(peopled.withPolicies(managed), semantics);
    var all = Connectivity.of(peopled, semantics);
    var explainer = new Explainer(peopled, semantics);
    List<String> widened =
        new SemanticDiff(fence, all)
            .changes().stream()
                .filter(change -> !change.gained().isEmpty())
                .map(change -> detail(change, explainer))
                .toList();
    return Optional.of(
        new Finding(
            !widened.isEmpty(),
            "no policy that Ringfence does not manage widens its fence (there are "
                + ids(others)
                + ")",
            widened));
  }

  private static String detail(ConnectivityChange change, Explainer explainer) {
    Explanation explanation = explainer.explain(change.from(), change.to(), change.gained());
    String rules =
        Stream.of(explanation.egress(), explanation.ingress())
            .flatMap(Optional::stream)
            .map(SideExplanation::deciding)
            .flatMap(List::stream)
            .filter(rule -> !rule.policy().managed())
            .map(Unmanaged::rule)
            .distinct()
            .collect(Collectors.joining(", "));
    return "%s reaches %s on %s by %s"
        .formatted(change.from(), change.to(), change.gained(), rules);
  }

  private static String rule(DecidingRule rule) {
    return rule.policy().id() + " " + rule.path();
  }
}
