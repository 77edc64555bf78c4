package io.ringfence.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The changes as a table, with the rules that decide. */
final class DiffMarkdownTable {
  private final Parties parties;
  private final DecidingRules rules;

  DiffMarkdownTable(Parties parties, DecidingRules rules) {
    this.parties = parties;
    this.rules = rules;
  }

  void write(List<ChangeGroup> groups, int limit, Appendable out) throws IOException {
    out.append("| change | from | to | before | after | gained | lost | rules |\n");
    out.append("|---|---|---|---|---|---|---|---|\n");
    for (ChangeGroup group : groups.subList(0, Math.min(limit, groups.size()))) {
      row(group, out);
    }
    if (groups.size() > limit) {
      out.append(
          "\n%d more groups of changes are left out here.\n".formatted(groups.size() - limit));
    }
  }

  private void row(ChangeGroup group, Appendable out) throws IOException {
    out.append("| ").append(Sentences.word(group.kind())).append(" | ");
    MarkdownOutput.names(out, group.from().stream().map(VertexNames::describe).toList());
    out.append(" | ");
    MarkdownOutput.names(
        out, parties.group(group.from(), group.to()).stream().map(Party::describe).toList());
    List<String> ports =
        List.of(
            group.before(),
            group.after(),
            group.gained().orElse("nothing"),
            group.lost().orElse("nothing"));
    for (String cell : ports) {
      out.append(" | ").append(cell.equals("nothing") ? "" : Markdown.code(cell));
    }
    out.append(" | ")
        .append(
            String.join(
                "<br>",
                Stream.concat(
                        rules.gained(group.changes()).stream(),
                        rules.lost(group.changes()).stream().map("was "::concat))
                    .map(Markdown::escape)
                    .toList()))
        .append(" |\n");
  }
}
