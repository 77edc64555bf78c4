package io.ringfence.report;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Text within Markdown. Names come from files of others: none of them becomes markup, a link, a
 * mention or a cell of a table.
 *
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
final class Markdown {
  private static final String PLAIN_CODE = "[A-Za-z0-9 .,:/\\[\\]()_>-]*[A-Za-z0-9)\\]]";
  private static final String PLAIN_TEXT = " .,:;/()-+'";

  private Markdown() {}

  /** A name or ports, as code; code is where nobody is mentioned and nothing is linked. */
  static String code(String text) {
    return text.matches(PLAIN_CODE) ? "`" + text + "`" : html(text);
  }

  /** The same between tags, where backticks are not code. */
  static String html(String text) {
    return "<code>" + references(text) + "</code>";
  }

  /** Several names. */
  static String code(Collection<String> names) {
    return names.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  /** Words around names. An address of the web stays text as well. */
  static String escape(String text) {
    return references(text).replace("://", ":&#47;&#47;").replace("&#64;", "&#64;<!-- -->");
  }

  /** A character reference is always itself, and never markup. */
  private static String references(String text) {
    var escaped = new StringBuilder();
    TextOutput.clean(text)
        .codePoints()
        .forEach(
            character -> {
              if (Character.isLetterOrDigit(character) || PLAIN_TEXT.indexOf(character) >= 0) {
                escaped.appendCodePoint(character);
              } else {
                escaped.append("&#").append(character).append(';');
              }
            });
    return escaped.toString();
  }
}
