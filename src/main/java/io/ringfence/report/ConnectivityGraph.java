package io.ringfence.report;

import io.ringfence.report.GraphLanguage.Line;
import java.io.IOException;

/** Who reaches what, as a graph. */
final class ConnectivityGraph implements FormatWriter<ConnectivityReport> {
  private final GraphLanguage language;

  ConnectivityGraph(GraphLanguage language) {
    this.language = language;
  }

  @Override
  public void write(ConnectivityReport report, Appendable out) throws IOException {
    var snapshot = report.connectivity().snapshot();
    var graph = new GraphOutput(language, snapshot.pods(), out);
    var parties = new Parties(snapshot);
    new Rows(report.connectivity())
        .forEachSource(
            (from, rows) -> {
              for (RowGroup group : RowGroup.of(from, rows, parties)) {
                for (Party to : group.to()) {
                  graph.edge(from, to, group.ports(), Line.PLAIN);
                }
              }
            });
    graph.end();
  }
}
