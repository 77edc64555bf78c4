package io.ringfence.report;

import java.io.IOException;
import java.util.List;

/** Parts of a comment. */
final class MarkdownOutput {
  private static final int NAMES = 10;

  private MarkdownOutput() {}

  /** Writes what is folded. */
  interface Body {
    void write(Appendable out) throws IOException;
  }

  /** Something that a reader opens. Empty lines around it make Markdown out of what is inside. */
  static void fold(Appendable out, String title, Body body) throws IOException {
    out.append("\n<details><summary>").append(Markdown.escape(title)).append("</summary>\n\n");
    body.write(out);
    out.append("\n</details>\n");
  }

  /** Notes, folded; nothing where there are none. */
  static void notes(Appendable out, List<String> notes) throws IOException {
    if (!notes.isEmpty()) {
      fold(
          out,
          Sentences.count(notes.size(), "note", "notes"),
          body -> {
            for (String note : notes) {
              body.append("- ").append(Markdown.escape(note)).append('\n');
            }
          });
    }
  }

  /** An item of a list: words, and the first names of those that they are about. */
  static void item(Appendable out, String words, List<String> names) throws IOException {
    out.append("- ").append(Markdown.escape(words)).append(": ");
    names(out, names);
    out.append('\n');
  }

  /** The first names, and how many more there are. */
  static void names(Appendable out, List<String> names) throws IOException {
    out.append(Markdown.code(names.subList(0, Math.min(NAMES, names.size()))));
    if (names.size() > NAMES) {
      out.append(" and %d more".formatted(names.size() - NAMES));
    }
  }
}
