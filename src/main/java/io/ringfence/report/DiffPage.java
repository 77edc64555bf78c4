package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex;
import io.ringfence.report.page.Edge;
import io.ringfence.report.page.Page;
import io.ringfence.report.page.PageWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is different, as a page with the picture before and after. */
final class DiffPage implements FormatWriter<DiffReport> {
  /** With more connections than this a page says what changes alone. */
  static final int MOST_UNCHANGED = 2000;

  @Override
  public void write(DiffReport report, Appendable out) throws IOException {
    new PageWriter().write(page(report), out);
  }

  /** What the page shows. */
  static Page page(DiffReport report) throws IOException {
    var rules = new DecidingRules(report.before(), report.after(), report.semantics());
    var nodes = new PageNodes(notes(report));
    var edges = new ArrayList<Edge>();
    for (ConnectivityChange change : report.changes()) {
      edges.add(edge(change, nodes, rules));
    }
    var summary = new ArrayList<String>();
    summary.add(report.headline());
    ExposureStatements.grown(report).forEach((what, pods) -> summary.add(sentence(what, pods)));
    ExposureStatements.shrunk(report)
        .forEach((what, pods) -> summary.add("no longer " + sentence(what, pods)));
    summary.addAll(report.notes());
    if (isSmall(report)) {
      addUnchanged(report, edges, nodes, rules);
    } else {
      summary.add("Connections that do not change are left out: there are too many.");
    }
    rules.note().ifPresent(summary::add);
    return new Page(
        "Who reaches what: before and after",
        Sentences.contents(report.after().snapshot()),
        summary,
        Optional.of(report.names()),
        nodes.all(),
        edges);
  }

  private static Edge edge(ConnectivityChange change, PageNodes nodes, DecidingRules rules) {
    var group = new ChangeGroup(List.of(change.from()), List.of(change.to()), List.of(change));
    var deciding = new ArrayList<>(rules.gained(group.changes()));
    rules.lost(group.changes()).forEach(line -> deciding.add("before: " + line));
    return new Edge(
        nodes.id(change.from()),
        nodes.id(change.to()),
        present(change.before(), group.before()),
        present(change.after(), group.after()),
        group.gained().orElse(""),
        group.lost().orElse(""),
        deciding);
  }

  private static Optional<String> present(Reach reach, String text) {
    return reach.isNone() ? Optional.empty() : Optional.of(text);
  }

  private static boolean isSmall(DiffReport report) {
    return report.after().connections().limit(MOST_UNCHANGED + 1L).count() <= MOST_UNCHANGED
        && report.before().connections().limit(MOST_UNCHANGED + 1L).count() <= MOST_UNCHANGED;
  }

  private static void addUnchanged(
      DiffReport report, List<Edge> edges, PageNodes nodes, DecidingRules rules)
      throws IOException {
    Set<List<String>> changed =
        report.changes().stream()
            .map(change -> List.of(change.from().id(), change.to().id()))
            .collect(Collectors.toSet());
    Set<Row> old = new HashSet<>();
    report.before().connections().map(Row::of).forEach(old::add);
    new Rows(report.after())
        .forEachSource(
            (from, rows) -> {
              for (Connection row : rows) {
                if (old.contains(Row.of(row))
                    && !changed.contains(List.of(from.id(), row.to().id()))) {
                  edges.add(
                      Edge.unchanged(
                          nodes.id(from),
                          nodes.id(row.to()),
                          ReachText.explained(from, row.to(), row.reach()),
                          rules.of(row)));
                }
              }
            });
  }

  /** A row by its names: labels and addresses may be others before. */
  private record Row(String from, String to, Reach reach) {
    static Row of(Connection row) {
      return new Row(row.from().id(), row.to().id(), row.reach());
    }
  }

  private static String sentence(String what, List<Vertex> pods) {
    return what
        + ": "
        + Sentences.and(
            Sentences.atMost(Sentences.NAMES, pods.stream().map(VertexNames::describe).toList()));
  }

  private static Map<String, List<String>> notes(DiffReport report) {
    var notes = new HashMap<String, List<String>>();
    ExposureStatements.grown(report)
        .forEach((what, pods) -> pods.forEach(some -> add(notes, some, "now " + what)));
    ExposureStatements.shrunk(report)
        .forEach((what, pods) -> pods.forEach(some -> add(notes, some, "no longer " + what)));
    return notes;
  }

  private static void add(Map<String, List<String>> notes, Vertex vertex, String note) {
    notes.computeIfAbsent(vertex.id(), unknown -> new ArrayList<>()).add(note);
  }
}
