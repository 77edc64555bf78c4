package io.ringfence.report;

import io.ringfence.connectivity.ConnectivityChange.Kind;
import io.ringfence.connectivity.Vertex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is different, for a comment on a pull request: the counts and what opens first, the details
 * folded. It is kept short enough for one comment.
 */
final class DiffMarkdown implements FormatWriter<DiffReport> {
  private static final List<Kind> OPENING_FIRST =
      List.of(Kind.GAINED, Kind.WIDENED, Kind.CHANGED, Kind.LOST, Kind.NARROWED);
  private static final int SENTENCES = 10;
  private static final int ROWS = 100;

  @Override
  public void write(DiffReport report, Appendable out) throws IOException {
    out.append("### Who reaches what\n\n**")
        .append(Markdown.escape(report.headline()))
        .append("**\n");
    exposure(out, "Exposure grows", ExposureStatements.grown(report));
    exposure(out, "Exposure shrinks: no longer", ExposureStatements.shrunk(report));
    var parties = new Parties(report.before().snapshot(), report.after().snapshot());
    var rules = new DecidingRules(report.before(), report.after(), report.semantics());
    List<ChangeGroup> groups =
        ChangeGroup.of(report.changes()).stream()
            .sorted(Comparator.comparing(group -> OPENING_FIRST.indexOf(group.kind())))
            .toList();
    if (!groups.isEmpty()) {
      sentences(out, groups, parties);
      MarkdownOutput.fold(
          out,
          "All changes",
          body -> new DiffMarkdownTable(parties, rules).write(groups, ROWS, body));
    }
    var notes = new ArrayList<>(report.notesWithNames());
    rules.note().ifPresent(notes::add);
    MarkdownOutput.notes(out, notes);
  }

  private static void exposure(Appendable out, String title, Map<String, List<Vertex>> statements)
      throws IOException {
    if (statements.isEmpty()) {
      return;
    }
    out.append("\n**").append(title).append("**\n\n");
    int said = 0;
    for (Map.Entry<String, List<Vertex>> statement : statements.entrySet()) {
      if (said == SENTENCES) {
        out.append("- and ").append(String.valueOf(statements.size() - said)).append(" more\n");
        return;
      }
      said++;
      MarkdownOutput.item(
          out,
          statement.getKey(),
          statement.getValue().stream().map(VertexNames::describe).toList());
    }
  }

  private static void sentences(Appendable out, List<ChangeGroup> groups, Parties parties)
      throws IOException {
    out.append("\n**Flows**\n\n");
    for (ChangeGroup group : groups.subList(0, Math.min(SENTENCES, groups.size()))) {
      out.append("- ").append(Sentences.word(group.kind())).append(": ");
      MarkdownOutput.names(out, group.from().stream().map(VertexNames::describe).toList());
      out.append(" to ");
      MarkdownOutput.names(
          out, parties.group(group.from(), group.to()).stream().map(Party::describe).toList());
      out.append(' ').append(ports(group)).append('\n');
    }
    if (groups.size() > SENTENCES) {
      out.append("- and ")
          .append(String.valueOf(groups.size() - SENTENCES))
          .append(" more groups of changes\n");
    }
  }

  private static String ports(ChangeGroup group) {
    return switch (group.kind()) {
      case GAINED -> "on " + Markdown.code(group.after());
      case LOST -> "on " + Markdown.code(group.before());
      case WIDENED, NARROWED, CHANGED ->
          "from " + Markdown.code(group.before()) + " to " + Markdown.code(group.after());
    };
  }
}
