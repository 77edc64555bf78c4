package io.ringfence.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.FixedSpaceIndenter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.google.common.io.CharStreams;
import io.ringfence.connectivity.Reach;
import java.io.IOException;

/** JSON for programs, which a person can read too. */
final class JsonOutput {
  private static final Separators SEPARATORS =
      Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);

  private JsonOutput() {}

  /** Fills a document. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes a list whose items are a line each. */
  static void rows(Appendable out, Content items) throws IOException {
    write(
        out,
        new DefaultPrettyPrinter(SEPARATORS)
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(FixedSpaceIndenter.instance),
        json -> {
          json.writeStartArray();
          items.write(json);
          json.writeEndArray();
        });
  }

  /** Writes one object over many lines. */
  static void object(Appendable out, Content fields) throws IOException {
    var indenter = new DefaultIndenter("  ", "\n");
    write(
        out,
        new DefaultPrettyPrinter(SEPARATORS)
            .withArrayIndenter(indenter)
            .withObjectIndenter(indenter),
        json -> {
          json.writeStartObject();
          fields.write(json);
          json.writeEndObject();
        });
  }

  private static void write(Appendable out, DefaultPrettyPrinter printer, Content content)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(CharStreams.asWriter(out))) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(printer);
      content.write(json);
    }
    out.append('\n');
  }

  /** Writes ports, and those that are possible where that is more. */
  static void reach(JsonGenerator json, String certain, String possible, Reach reach)
      throws IOException {
    json.writeStringField(certain, reach.certain().toString());
    if (!ReachText.isCertain(reach)) {
      json.writeStringField(possible, reach.possible().toString());
    }
  }
}
