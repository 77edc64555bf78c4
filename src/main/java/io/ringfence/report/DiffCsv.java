package io.ringfence.report;

import java.io.IOException;

/** What is different, for spreadsheets. */
final class DiffCsv implements FormatWriter<DiffReport> {
  @Override
  public void write(DiffReport report, Appendable out) throws IOException {
    var csv =
        new CsvOutput(
            out,
            "change",
            "from",
            "to",
            "before",
            "after",
            "gained",
            "lost",
            "possible before",
            "possible after");
    new DiffRows(report)
        .forEach(
            row ->
                csv.row(
                    Sentences.word(row.kind()),
                    row.from(),
                    row.to(),
                    row.before().certain().toString(),
                    row.after().certain().toString(),
                    row.gained().toString(),
                    row.lost().toString(),
                    row.before().possible().toString(),
                    row.after().possible().toString()));
  }
}
