package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import java.io.IOException;

/** Who reaches what, for spreadsheets: a row for each pair, and for each range of the outside. */
final class ConnectivityCsv implements FormatWriter<ConnectivityReport> {
  @Override
  public void write(ConnectivityReport report, Appendable out) throws IOException {
    var csv = new CsvOutput(out, "from", "to", "connections", "possible");
    new Rows(report.connectivity())
        .forEachSource(
            (from, rows) -> {
              for (Connection row : rows) {
                write(csv, row);
              }
            });
  }

  private static void write(CsvOutput csv, Connection row) throws IOException {
    for (String from : VertexNames.peers(row.from())) {
      for (String to : VertexNames.peers(row.to())) {
        csv.row(from, to, row.reach().certain().toString(), row.reach().possible().toString());
      }
    }
  }
}
