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
  private static final String PLAIN_CODE = "[A-Za-z0-9 .,:/\\[\\]()_-]*[A-Za-z0-9)\\]]";
  private static final String PLAIN = " .,:;/()-+'=";
  private static final String ESCAPED_BY_BACKSLASH = "[]{}*_~`|\\!";

  private Markdown() {}

  /** A name or ports, as code, where nobody is mentioned and nothing is linked. */
  static String code(String text) {
    return text.matches(PLAIN_CODE) ? "`" + text + "`" : "<code>" + references(text) + "</code>";
  }

  /** Several names. */
  static String code(Collection<String> names) {
    return names.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  /** Words. A comment in their middle keeps mentions and addresses of the web from being links. */
  static String escape(String text) {
    var escaped = new StringBuilder();
    TextOutput.clean(text)
        .codePoints()
        .forEach(
            character -> {
              if (ESCAPED_BY_BACKSLASH.indexOf(character) >= 0) {
                escaped.append('\\').appendCodePoint(character);
              } else if (character == '@' || character == '#') {
                escaped.append(reference(character)).append("<!-- -->");
              } else {
                escaped.append(
                    isPlain(character) ? Character.toString(character) : reference(character));
              }
            });
    return escaped.toString().replace("://", ":<!-- -->//");
  }

  /** A character reference is always itself, and never markup. */
  private static String references(String text) {
    return TextOutput.clean(text)
        .codePoints()
        .mapToObj(
            character -> isPlain(character) ? Character.toString(character) : reference(character))
        .collect(Collectors.joining());
  }

  private static boolean isPlain(int character) {
    return Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0;
  }

  private static String reference(int character) {
    return "&#" + character + ";";
  }
}
