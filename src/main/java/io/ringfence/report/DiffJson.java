package io.ringfence.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * What is different, for programs: rows {@code {"change", "from", "to", "before", "after",
 * "gained", "lost"}}, and {@code "possibleBefore"} and {@code "possibleAfter"} where more ports may
 * be open than are for certain.
 */
final class DiffJson implements FormatWriter<DiffReport> {
  @Override
  public void write(DiffReport report, Appendable out) throws IOException {
    JsonOutput.rows(out, json -> new DiffRows(report).forEach(row -> write(json, row)));
  }

  private static void write(JsonGenerator json, DiffRows.Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("change", Sentences.word(row.kind()));
    json.writeStringField("from", row.from());
    json.writeStringField("to", row.to());
    JsonOutput.reach(json, "before", "possibleBefore", row.before());
    JsonOutput.reach(json, "after", "possibleAfter", row.after());
    json.writeStringField("gained", row.gained().toString());
    json.writeStringField("lost", row.lost().toString());
    json.writeEndObject();
  }
}
