package io.ringfence.proof;

import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which rules decide about a pair, a line for each. */
final class Reasons {
  private final Explainer explainer;

  Reasons(Explainer explainer) {
    this.explainer = explainer;
  }

  List<String> of(Vertex from, Vertex to, PortSet ports) {
    Explanation explanation = explainer.explain(from, to, ports);
    return Stream.of(explanation.egress(), explanation.ingress())
        .flatMap(Optional::stream)
        .flatMap(Reasons::lines)
        .toList();
  }

  private static Stream<String> lines(SideExplanation side) {
    String direction = side.direction().field() + " of " + side.pods().name() + ": ";
    if (side.selecting().isEmpty()) {
      return Stream.of(direction + "no policy selects it, so that everything is allowed");
    }
    if (side.deciding().isEmpty()) {
      return Stream.of(
          direction
              + "none of the rules of "
              + side.selecting().stream().map(Policy::id).collect(Collectors.joining(", "))
              + " allows it");
    }
    return side.deciding().stream()
        .map(
            rule ->
                "%spolicy %s, %s allows %s%s"
                    .formatted(
                        direction,
                        rule.policy().id(),
                        rule.path(),
                        rule.ports(),
                        rule.certain() ? "" : ", for some addresses"));
  }
}
