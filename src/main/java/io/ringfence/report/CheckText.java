package io.ringfence.report;

import java.io.IOException;

/** What holds and what does not, for a person at a terminal. */
final class CheckText implements FormatWriter<CheckReport> {
  private static final int COLUMN = "violated  ".length();

  @Override
  public void write(CheckReport report, Appendable out) throws IOException {
    var text = new TextOutput(out);
    text.line(0, report.headline());
    text.line();
    for (Finding finding : report.findings()) {
      text.line(0, finding.word() + (finding.violated() ? "  " : "     ") + finding.title());
      for (String detail : finding.details()) {
        text.line(COLUMN, detail);
      }
    }
    ConnectivityText.notes(text, report.notes());
  }
}
