package io.ringfence.report;

import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An explanation in words: an answer, and what decides on each side. */
final class ExplanationSentences {
  private static final int POLICIES = 10;

  private final Explanation explanation;

  ExplanationSentences(Explanation explanation) {
    this.explanation = explanation;
  }

  /**
   * The answer.
   *
   * @param from what the source is called
   * @param to what the destination is called
   */
  String answer(String from, String to) {
    PortSet asked = explanation.ports();
    PortSet certain = explanation.reach().certain();
    String may = from + " may reach " + to + " ";
    return switch (explanation.verdict()) {
      case ALLOWED -> may + ReachText.on(asked) + ".";
      case DENIED -> from + " may not reach " + to + " " + ReachText.on(asked) + ".";
      case PARTLY ->
          may
              + ReachText.on(certain)
              + (asked.equals(PortSet.ALL)
                  ? ", and on no other port."
                  : ", and on no other of " + asked + ".");
      case DEPENDS ->
          may + (certain.isEmpty() ? "" : ReachText.on(certain) + ", and ") + depends() + ".";
    };
  }

  private String depends() {
    String rest =
        ReachText.on(explanation.reach().possible().difference(explanation.reach().certain()));
    String dependence = VertexNames.dependence(explanation.from(), explanation.to());
    return VertexNames.isUnknown(explanation.from(), explanation.to())
        ? "perhaps " + rest + ": that " + dependence
        : rest + " " + dependence;
  }

  /** What decides, a sentence each, the side where the connection leaves first. */
  List<String> reasons() {
    if (isToItself()) {
      return List.of("a pod always reaches itself, whatever policies say");
    }
    var reasons = new ArrayList<String>();
    reasons.addAll(side("egress: ", explanation.egress(), explanation.from()));
    reasons.addAll(side("ingress: ", explanation.ingress(), explanation.to()));
    return reasons;
  }

  /** No side decides about one pod; replicas of a workload are several. */
  private boolean isToItself() {
    return explanation.from() instanceof PodGroup
        && explanation.egress().isEmpty()
        && explanation.ingress().isEmpty();
  }

  private List<String> side(String prefix, Optional<SideExplanation> side, Vertex vertex) {
    return side.map(this::reasons).orElse(List.of(outside(vertex))).stream()
        .map(prefix::concat)
        .toList();
  }

  private static String outside(Vertex vertex) {
    return VertexNames.describe(vertex) + " is outside of the cluster, where no policy counts";
  }

  private List<String> reasons(SideExplanation side) {
    if (side.selecting().isEmpty()) {
      return List.of("no policy selects " + unselected(side.pods()) + ", so that all is allowed");
    }
    var reasons = new ArrayList<String>();
    side.deciding().forEach(rule -> reasons.add(allows(rule)));
    PortSet missing = explanation.ports().difference(side.reach().possible());
    boolean isTold = reasons.isEmpty() || !explanation.ports().equals(PortSet.ALL);
    if (!missing.isEmpty() && isTold) {
      reasons.add(
          "selected by %s, and no rule there allows %s"
              .formatted(policies(side.selecting()), reasons.isEmpty() ? "it" : missing));
    }
    return reasons;
  }

  private static String unselected(PodGroup pods) {
    return pods.hostNetwork() ? pods.id() + ", on the network of its node" : pods.id();
  }

  private String allows(DecidingRule rule) {
    String place = "policy %s, %s".formatted(rule.policy().id(), rule.path());
    return rule.certain()
        ? "%s allows %s".formatted(place, rule.ports())
        : "%s %s %s (%s)"
            .formatted(
                place,
                VertexNames.isUnknown(explanation.from(), explanation.to())
                    ? "perhaps allows"
                    : "allows",
                rule.ports(),
                VertexNames.dependence(explanation.from(), explanation.to()));
  }

  private static String policies(List<Policy> policies) {
    List<String> ids =
        Sentences.atMost(POLICIES, policies.stream().map(Policy::id).sorted().toList());
    return (policies.size() == 1 ? "policy " : "policies ") + Sentences.and(ids);
  }
}
