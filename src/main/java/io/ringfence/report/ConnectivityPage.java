package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Exposure;
import io.ringfence.connectivity.Vertex;
import io.ringfence.report.page.Edge;
import io.ringfence.report.page.Page;
import io.ringfence.report.page.PageWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who reaches what, as a page with the picture. */
final class ConnectivityPage implements FormatWriter<ConnectivityReport> {
  @Override
  public void write(ConnectivityReport report, Appendable out) throws IOException {
    new PageWriter().write(page(report), out);
  }

  /** What the page shows. */
  static Page page(ConnectivityReport report) throws IOException {
    Connectivity connectivity = report.connectivity();
    var rules = new DecidingRules(connectivity, connectivity, report.semantics());
    var nodes = new PageNodes(notes(connectivity));
    connectivity.snapshot().pods().stream().sorted(VertexNames.ORDER).forEach(nodes::id);
    connectivity.snapshot().endpoints().stream().sorted(VertexNames.ORDER).forEach(nodes::id);
    var parties = new Parties(connectivity.snapshot());
    var edges = new ArrayList<Edge>();
    new Rows(connectivity)
        .forEachSource(
            (from, rows) -> {
              Map<String, Connection> byDestination =
                  rows.stream()
                      .collect(Collectors.toMap(row -> row.to().id(), Function.identity()));
              for (RowGroup group : RowGroup.of(from, rows, parties)) {
                for (Party to : group.to()) {
                  edges.add(edge(from, to, group.ports(), byDestination, nodes, rules));
                }
              }
            });
    var summary = new ArrayList<String>();
    ExposureSection.of(connectivity).forEach(section -> summary.add(sentence(section)));
    summary.addAll(report.notes());
    rules.note().ifPresent(summary::add);
    return new Page(
        "Who reaches what",
        Sentences.contents(connectivity.snapshot()),
        summary,
        Optional.empty(),
        nodes.all(),
        edges);
  }

  private static Edge edge(
      Vertex from,
      Party to,
      String ports,
      Map<String, Connection> byDestination,
      PageNodes nodes,
      DecidingRules rules) {
    List<String> deciding =
        to instanceof Party.One one
            ? Optional.ofNullable(byDestination.get(one.vertex().id()))
                .map(rules::of)
                .orElse(List.of())
            : List.of();
    return Edge.unchanged(nodes.id(from), nodes.id(to), ports, deciding);
  }

  private static String sentence(ExposureSection section) {
    return section.way().title()
        + ": "
        + section.lines().stream()
            .map(
                line ->
                    "%s (%s)"
                        .formatted(
                            Sentences.and(
                                Sentences.atMost(
                                    Sentences.NAMES,
                                    line.pods().stream().map(Party::describe).toList())),
                            line.ports()))
            .collect(Collectors.joining("; "));
  }

  /** How open pods are, by their ids. */
  private static Map<String, List<String>> notes(Connectivity connectivity) {
    var notes = new HashMap<String, List<String>>();
    for (Exposure exposure : Exposure.of(connectivity)) {
      var own = new ArrayList<String>();
      for (ExposureWay way : ExposureWay.values()) {
        way.ports(exposure, connectivity).forEach(ports -> own.add(way.title() + ": " + ports));
      }
      notes.put(exposure.pods().id(), own);
    }
    return notes;
  }
}
