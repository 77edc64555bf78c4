package io.ringfence.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** What holds and what does not: what does not, first. */
public final class CheckReport {
  /** The formats that there are of it. */
  public static final List<Format> FORMATS =
      List.of(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.CSV);

  private final List<Finding> findings;
  private final List<String> notes;

  /**
   * Reports findings.
   *
   * @param notes sentences, for example what was left out
   */
  public CheckReport(List<Finding> findings, List<String> notes) {
    this.findings =
        findings.stream().sorted(Comparator.comparing(finding -> !finding.violated())).toList();
    this.notes = List.copyOf(notes);
  }

  /** Whether anything does not hold. */
  public boolean isViolated() {
    return findings.stream().anyMatch(Finding::violated);
  }

  /** How many hold, in one line. */
  public String headline() {
    long violated = findings.stream().filter(Finding::violated).count();
    if (findings.isEmpty()) {
      return "nothing was checked";
    }
    return violated == 0
        ? "all %d hold".formatted(findings.size())
        : "%d of %d violated".formatted(violated, findings.size());
  }

  List<Finding> findings() {
    return findings;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Writes the report.
   *
   * @throws IllegalArgumentException when the format is none of {@link #FORMATS}
   */
  public void write(Format format, Appendable out) throws IOException {
    writer(format).write(this, out);
  }

  private static FormatWriter<CheckReport> writer(Format format) {
    return switch (format) {
      case TEXT -> new CheckText();
      case JSON -> new CheckJson();
      case MARKDOWN -> new CheckMarkdown();
      case CSV -> new CheckCsv();
      default -> throw Format.refused(format, "a check", FORMATS);
    };
  }
}
