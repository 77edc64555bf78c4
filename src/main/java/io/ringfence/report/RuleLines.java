package io.ringfence.report;

import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that allow a connection, a line each: {@code egress: policy shop/api, egress[0]}. */
final class RuleLines {
  private RuleLines() {}

  static List<String> of(Explanation explanation) {
    return Stream.of(explanation.egress(), explanation.ingress())
        .flatMap(Optional::stream)
        .flatMap(side -> lines(side, explanation))
        .toList();
  }

  private static Stream<String> lines(SideExplanation side, Explanation explanation) {
    String direction = side.direction().field() + ": ";
    return side.selecting().isEmpty()
        ? Stream.of(direction + "no policy selects " + side.pods().id())
        : side.deciding().stream().map(rule -> direction + line(rule, explanation));
  }

  private static String line(DecidingRule rule, Explanation explanation) {
    String place = "policy " + rule.policy().id() + ", " + rule.path();
    return rule.certain()
        ? place
        : place + " (" + VertexNames.dependence(explanation.from(), explanation.to()) + ")";
  }
}
