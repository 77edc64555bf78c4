package io.ringfence.report;

import io.ringfence.connectivity.Explanation;
import java.io.IOException;
import java.util.List;

/** Why one reaches another, or does not. */
public final class ExplanationReport {
  /** The formats that there are of it. */
  public static final List<Format> FORMATS = List.of(Format.TEXT, Format.JSON, Format.MARKDOWN);

  private final Explanation explanation;

  public ExplanationReport(Explanation explanation) {
    this.explanation = explanation;
  }

  /**
   * Writes the report.
   *
   * @throws IllegalArgumentException when the format is none of {@link #FORMATS}
   */
  public void write(Format format, Appendable out) throws IOException {
    writer(format).write(explanation, out);
  }

  private static FormatWriter<Explanation> writer(Format format) {
    return switch (format) {
      case TEXT -> new ExplanationText();
      case JSON -> new ExplanationJson();
      case MARKDOWN -> new ExplanationMarkdown();
      default -> throw Format.refused(format, "an explanation", FORMATS);
    };
  }
}
