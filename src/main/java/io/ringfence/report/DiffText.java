package io.ringfence.report;

import io.ringfence.connectivity.ConnectivityChange.Kind;
import io.ringfence.connectivity.Vertex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is different, for a person at a terminal: the most important first. */
final class DiffText implements FormatWriter<DiffReport> {
  private static final int INDENT = 2;
  private static final int DETAILS = 6;
  private static final int LABELS = 15;
  private static final int FROM = 6;
  private static final int TO = 4;

  @Override
  public void write(DiffReport report, Appendable out) throws IOException {
    var text = new TextOutput(out);
    text.line(0, report.headline());
    exposure(text, "Exposure grows", ExposureStatements.grown(report));
    exposure(text, "Exposure shrinks: no longer", ExposureStatements.shrunk(report));
    var rules = new DecidingRules(report.before(), report.after(), report.semantics());
    var parties = new Parties(report.before().snapshot(), report.after().snapshot());
    for (ChangeGroup group : ChangeGroup.of(report.changes())) {
      group(text.line(), group, rules, parties);
    }
    var notes = new ArrayList<>(report.notesWithNames());
    rules.note().ifPresent(notes::add);
    ConnectivityText.notes(text, notes);
  }

  private static void exposure(TextOutput text, String title, Map<String, List<Vertex>> statements)
      throws IOException {
    if (statements.isEmpty()) {
      return;
    }
    text.line().line(0, title);
    int width = TextOutput.width(statements.keySet().stream());
    for (Map.Entry<String, List<Vertex>> statement : statements.entrySet()) {
      text.list(INDENT, statement.getKey(), width, describe(statement.getValue()));
    }
  }

  private static void group(
      TextOutput text, ChangeGroup group, DecidingRules rules, Parties parties) throws IOException {
    text.list(0, Sentences.sign(group.kind()) + " from", FROM, describe(group.from()));
    text.list(
        INDENT,
        "to",
        TO,
        parties.group(group.from(), group.to()).stream().map(Party::describe).toList());
    if (group.kind() != Kind.GAINED && group.kind() != Kind.LOST) {
      detail(text, "before", List.of(group.before()));
      detail(text, "after", List.of(group.after()));
    }
    detail(text, "gained", group.gained().stream().toList());
    detail(text, "allowed by", rules.gained(group.changes()));
    detail(text, "lost", group.lost().stream().toList());
    detail(text, "was allowed by", rules.lost(group.changes()));
  }

  private static void detail(TextOutput text, String label, List<String> lines) throws IOException {
    String heading = label;
    for (String line : lines) {
      text.list(DETAILS, heading, LABELS, List.of(line));
      heading = "";
    }
  }

  private static List<String> describe(List<Vertex> vertices) {
    return vertices.stream().map(VertexNames::describe).toList();
  }
}
