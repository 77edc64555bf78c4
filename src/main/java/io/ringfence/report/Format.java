package io.ringfence.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a report is written. */
public enum Format {
  /** For a person at a terminal. */
  TEXT,
  /** For programs. */
  JSON,
  /** For a comment on a pull request. */
  MARKDOWN,
  /** For spreadsheets. */
  CSV,
  /** A graph for Graphviz. */
  DOT,
  /** A graph for Mermaid, which GitHub and GitLab draw. */
  MERMAID,
  /** One page with the picture, which needs nothing else. */
  HTML;

  /** The word for it: its name in lowercase. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException when no format is called so
   */
  public static Format parse(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no format is called '%s': choose one of %s"
                        .formatted(word, words(Arrays.asList(values())))));
  }

  static String words(Collection<Format> formats) {
    return formats.stream().map(Format::word).collect(Collectors.joining(", "));
  }

  /** What a report throws for a format that it has not. */
  static IllegalArgumentException refused(
      Format format, String report, Collection<Format> formats) {
    return new IllegalArgumentException(
        "%s cannot be written as %s: choose one of %s"
            .formatted(report, format.word(), words(formats)));
  }
}
