package io.ringfence.report;

import java.io.IOException;

/** What holds and what does not, for spreadsheets. */
final class CheckCsv implements FormatWriter<CheckReport> {
  @Override
  public void write(CheckReport report, Appendable out) throws IOException {
    var csv = new CsvOutput(out, "result", "title", "details");
    for (Finding finding : report.findings()) {
      csv.row(finding.word(), finding.title(), String.join("; ", finding.details()));
    }
  }
}
