package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that allow what is gained, and had allowed what is lost. Each pair costs a look at
 * every policy, so that only the first pairs are explained.
 */
final class DecidingRules {
  /** How many pairs are explained. */
  static final int LIMIT = 300;

  private static final int LINES = 6;

  private final Connectivity before;
  private final Connectivity after;
  private final Explainer explainBefore;
  private final Explainer explainAfter;
  private int explained;
  private boolean cut;

  DecidingRules(Connectivity before, Connectivity after, DataplaneSemantics semantics) {
    this.before = before;
    this.after = after;
    this.explainBefore = new Explainer(before.snapshot(), semantics);
    this.explainAfter = new Explainer(after.snapshot(), semantics);
  }

  /** What is to be said where not every pair was explained. */
  Optional<String> note() {
    return cut
        ? Optional.of("The deciding rules are said for the first %d pairs alone.".formatted(LIMIT))
        : Optional.empty();
  }

  /** The rules that allow what these changes gain. */
  List<String> gained(Collection<ConnectivityChange> changes) {
    return lines(
        changes,
        change ->
            explain(
                explainAfter,
                after,
                change.from(),
                change.to(),
                ChangeGroup.gained(change).possible()));
  }

  /** The rules that had allowed what these changes lose. */
  List<String> lost(Collection<ConnectivityChange> changes) {
    return lines(
        changes,
        change ->
            explain(
                explainBefore,
                before,
                change.from(),
                change.to(),
                ChangeGroup.lost(change).possible()));
  }

  /** The rules that allow a row of the state after. */
  List<String> of(Connection row) {
    return Sentences.atMost(
        LINES, explain(explainAfter, after, row.from(), row.to(), row.reach().possible()));
  }

  private interface Lines {
    List<String> of(ConnectivityChange change);
  }

  private List<String> lines(Collection<ConnectivityChange> changes, Lines lines) {
    Set<String> distinct = new LinkedHashSet<>();
    for (ConnectivityChange change : changes) {
      distinct.addAll(lines.of(change));
    }
    return Sentences.atMost(LINES, new ArrayList<>(distinct));
  }

  private List<String> explain(
      Explainer explainer, Connectivity state, Vertex source, Vertex destination, PortSet ports) {
    Optional<Vertex> from = in(state, source);
    Optional<Vertex> to = in(state, destination);
    if (ports.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return List.of();
    }
    if (explained == LIMIT) {
      cut = true;
      return List.of();
    }
    explained++;
    return RuleLines.of(explainer.explain(from.get(), to.get(), ports));
  }

  /** Labels and addresses may be others than in the other state. */
  private static Optional<Vertex> in(Connectivity state, Vertex vertex) {
    if (vertex instanceof PodGroup) {
      return state.pods(vertex.id()).map(Vertex.class::cast);
    }
    return vertex instanceof Endpoint
        ? state.snapshot().endpoints().stream()
            .filter(endpoint -> endpoint.id().equals(vertex.id()))
            .map(Vertex.class::cast)
            .findFirst()
        : Optional.of(vertex);
  }
}
