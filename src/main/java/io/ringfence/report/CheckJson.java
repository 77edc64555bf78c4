package io.ringfence.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** What holds and what does not, for programs. */
final class CheckJson implements FormatWriter<CheckReport> {
  @Override
  public void write(CheckReport report, Appendable out) throws IOException {
    JsonOutput.object(
        out,
        json -> {
          json.writeBooleanField("violated", report.isViolated());
          json.writeArrayFieldStart("findings");
          for (Finding finding : report.findings()) {
            json.writeStartObject();
            json.writeBooleanField("violated", finding.violated());
            json.writeStringField("title", finding.title());
            texts(json, "details", finding.details());
            json.writeEndObject();
          }
          json.writeEndArray();
          texts(json, "notes", report.notes());
        });
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
