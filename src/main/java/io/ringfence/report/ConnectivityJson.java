package io.ringfence.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.connectivity.Connection;
import java.io.IOException;

/**
 * Who reaches what, for programs: rows as netpol-analyzer writes them, {@code {"from", "to",
 * "connections"}}, and {@code "possible"} where more ports may be open than are for certain.
 *
 * @see <a href="https://github.com/np-guard/netpol-analyzer">netpol-analyzer</a>
 */
final class ConnectivityJson implements FormatWriter<ConnectivityReport> {
  @Override
  public void write(ConnectivityReport report, Appendable out) throws IOException {
    JsonOutput.rows(
        out,
        json ->
            new Rows(report.connectivity())
                .forEachSource(
                    (from, rows) -> {
                      for (Connection row : rows) {
                        write(json, row);
                      }
                    }));
  }

  private static void write(JsonGenerator json, Connection row) throws IOException {
    for (String from : VertexNames.peers(row.from())) {
      for (String to : VertexNames.peers(row.to())) {
        json.writeStartObject();
        json.writeStringField("from", from);
        json.writeStringField("to", to);
        JsonOutput.reach(json, "connections", "possible", row.reach());
        json.writeEndObject();
      }
    }
  }
}
