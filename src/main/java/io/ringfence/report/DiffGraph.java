package io.ringfence.report;

import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.report.GraphLanguage.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is different, as a graph of the changes and of those that have some. */
final class DiffGraph implements FormatWriter<DiffReport> {
  private final GraphLanguage language;

  DiffGraph(GraphLanguage language) {
    this.language = language;
  }

  @Override
  public void write(DiffReport report, Appendable out) throws IOException {
    var graph = new GraphOutput(language, changed(report), out);
    var parties = new Parties(report.before().snapshot(), report.after().snapshot());
    for (ChangeGroup group : ChangeGroup.of(report.changes())) {
      for (Vertex from : group.from()) {
        for (Party to : parties.group(group.from(), group.to())) {
          graph.edge(from, to, label(group), line(group));
        }
      }
    }
    if (report.changes().isEmpty()) {
      graph.note(report.headline());
    }
    graph.end();
  }

  private static List<PodGroup> changed(DiffReport report) {
    return report.changes().stream()
        .flatMap(change -> Stream.of(change.from(), change.to()))
        .filter(PodGroup.class::isInstance)
        .map(PodGroup.class::cast)
        .collect(Collectors.toMap(PodGroup::id, pods -> pods, (one, other) -> one))
        .values()
        .stream()
        .toList();
  }

  /** A space after the sign would make a list of it, which Mermaid cannot draw. */
  private static String label(ChangeGroup group) {
    return Stream.of(group.gained().map("+"::concat), group.lost().map("-"::concat))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" / "));
  }

  private static Line line(ChangeGroup group) {
    return switch (group.kind()) {
      case GAINED, WIDENED -> Line.GAINED;
      case LOST, NARROWED -> Line.LOST;
      case CHANGED -> Line.CHANGED;
    };
  }
}
