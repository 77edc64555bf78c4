package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import io.ringfence.connectivity.Vertex;
import java.io.IOException;
import java.util.List;

/** Who reaches what, for a person at a terminal: source by source, with the ports aligned. */
final class ConnectivityText implements FormatWriter<ConnectivityReport> {
  private static final int INDENT = 2;

  @Override
  public void write(ConnectivityReport report, Appendable out) throws IOException {
    var text = new TextOutput(out);
    var parties = new Parties(report.connectivity().snapshot());
    text.line(0, Sentences.contents(report.connectivity().snapshot()));
    new Rows(report.connectivity())
        .forEachSource((from, rows) -> source(text, from, rows, parties));
    List<ExposureSection> sections = ExposureSection.of(report.connectivity());
    if (!sections.isEmpty()) {
      text.line().line(0, "Exposure");
      for (ExposureSection section : sections) {
        section(text, section);
      }
    }
    notes(text, report.notes());
  }

  private static void source(TextOutput text, Vertex from, List<Connection> rows, Parties parties)
      throws IOException {
    text.line().line(0, VertexNames.describe(from) + " reaches");
    List<RowGroup> groups = RowGroup.of(from, rows, parties);
    int width = TextOutput.width(groups.stream().map(RowGroup::ports));
    for (RowGroup group : groups) {
      text.list(INDENT, group.ports(), width, names(group.to()));
    }
  }

  private static void section(TextOutput text, ExposureSection section) throws IOException {
    text.line(INDENT, section.way().title() + ":");
    int width = TextOutput.width(section.lines().stream().map(ExposureSection.Line::ports));
    for (ExposureSection.Line line : section.lines()) {
      text.list(2 * INDENT, line.ports(), width, names(line.pods()));
    }
  }

  private static List<String> names(List<Party> parties) {
    return parties.stream().map(Party::describe).toList();
  }

  static void notes(TextOutput text, List<String> notes) throws IOException {
    if (!notes.isEmpty()) {
      text.line().line(0, "Notes");
      for (String note : notes) {
        text.line(INDENT, "- " + note);
      }
    }
  }
}
