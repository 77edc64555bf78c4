package io.ringfence.cli;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.SemanticDiff;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.report.Finding;
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
   * managed ones alone. Where one of the two is missing, there is nothing to say.
   */
  Optional<Finding> finding() {
    List<Policy> managed = snapshot.policies().stream().filter(Policy::managed).toList();
    if (managed.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    var fence = Connectivity.of(snapshot.withPolicies(managed), semantics);
    var all = Connectivity.of(snapshot, semantics);
    List<String> widened =
        new SemanticDiff(fence, all)
            .changes().stream()
                .filter(change -> !change.gained().isEmpty())
                .map(this::detail)
                .toList();
    return Optional.of(
        new Finding(
            !widened.isEmpty(),
            "no policy that Ringfence does not manage widens its fence (there are "
                + ids(others)
                + ")",
            widened));
  }

  private String detail(ConnectivityChange change) {
    var explanation =
        new Explainer(snapshot, semantics).explain(change.from(), change.to(), change.gained());
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
