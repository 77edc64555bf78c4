package io.ringfence.report;

import io.ringfence.connectivity.Vertex;
import java.io.IOException;
import java.util.List;

/** Who reaches what, for a comment: what is exposed first, the rows folded. */
final class ConnectivityMarkdown implements FormatWriter<ConnectivityReport> {
  @Override
  public void write(ConnectivityReport report, Appendable out) throws IOException {
    var snapshot = report.connectivity().snapshot();
    out.append("### Who reaches what\n\n")
        .append(Markdown.escape(Sentences.contents(snapshot)))
        .append('\n');
    for (ExposureSection section : ExposureSection.of(report.connectivity())) {
      out.append("\n**").append(Markdown.escape(section.way().title())).append("**\n\n");
      for (ExposureSection.Line line : section.lines()) {
        MarkdownOutput.item(out, line.ports(), line.pods().stream().map(Party::describe).toList());
      }
    }
    var parties = new Parties(snapshot);
    MarkdownOutput.fold(
        out,
        "All connections",
        body -> {
          body.append("| from | connections | to |\n|---|---|---|\n");
          new Rows(report.connectivity())
              .forEachSource((from, rows) -> source(body, from, RowGroup.of(from, rows, parties)));
        });
    MarkdownOutput.notes(out, report.notes());
  }

  private static void source(Appendable out, Vertex from, List<RowGroup> groups)
      throws IOException {
    for (RowGroup group : groups) {
      out.append("| ").append(Markdown.code(VertexNames.describe(from)));
      out.append(" | ").append(Markdown.code(group.ports())).append(" | ");
      String separator = "";
      for (Party party : group.to()) {
        out.append(separator).append(Markdown.code(party.describe()));
        separator = ", ";
      }
      out.append(" |\n");
    }
  }
}
