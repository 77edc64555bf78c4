package io.ringfence.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Lines for a terminal. Names come from files of others, and cannot steer the terminal. */
final class TextOutput {
  private static final int WIDTH = 100;
  private static final int WIDEST_HEADING = 50;

  private final Appendable out;

  TextOutput(Appendable out) {
    this.out = out;
  }

  /** A line that begins at this column. */
  TextOutput line(int column, String text) throws IOException {
    out.append(" ".repeat(text.isEmpty() ? 0 : column)).append(clean(text)).append('\n');
    return this;
  }

  /** An empty line. */
  TextOutput line() throws IOException {
    return line(0, "");
  }

  /**
   * A heading, and a list beside it that goes on below it where the line is full.
   *
   * @param column where the heading begins
   * @param width how wide the column of headings is
   */
  TextOutput list(int column, String heading, int width, List<String> items) throws IOException {
    int start = column + width + 2;
    out.append(" ".repeat(column)).append(clean(heading));
    int position = column + heading.length();
    if (position > start - 2) {
      out.append('\n');
      position = 0;
    }
    out.append(" ".repeat(start - position));
    items(start, items);
    out.append('\n');
    return this;
  }

  /** How wide a column of headings is; those that are too long for it stand above their lists. */
  static int width(Stream<String> headings) {
    return headings
        .mapToInt(String::length)
        .filter(length -> length <= WIDEST_HEADING)
        .max()
        .orElse(0);
  }

  private void items(int start, List<String> items) throws IOException {
    int position = start;
    for (int number = 0; number < items.size(); number++) {
      String item = clean(items.get(number)) + (number + 1 < items.size() ? "," : "");
      if (number > 0 && position + 1 + item.length() > WIDTH) {
        out.append('\n').append(" ".repeat(start));
        position = start;
      } else if (number > 0) {
        out.append(' ');
        position++;
      }
      out.append(item);
      position += item.length();
    }
  }

  /** Control characters, and those that turn the direction of writing, are no names. */
  static String clean(String text) {
    return text.codePoints().noneMatch(TextOutput::isUnsafe)
        ? text
        : text.codePoints()
            .map(c -> isUnsafe(c) ? '\uFFFD' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isUnsafe(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
