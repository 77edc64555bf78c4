package io.ringfence.manifest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON with any number of objects, one after the other. */
final class JsonDocuments {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final String source;

  JsonDocuments(String source) {
    this.source = source;
  }

  /** After a problem in the syntax, nothing more is read. */
  List<Manifest> read(String text, Problems problems) {
    var manifests = new ArrayList<Manifest>();
    try (MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (objects.hasNextValue()) {
        JsonNode object = objects.nextValue();
        if (!object.isNull()) {
          manifests.add(new Manifest(source, object));
        }
      }
    } catch (JsonProcessingException e) {
      problems.add(
          new ManifestProblem(
              place(e.getLocation()), "", "this is no JSON: " + reason(e), "mend the JSON"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return manifests;
  }

  private String place(@Nullable JsonLocation at) {
    return at == null
        ? source
        : "%s, line %d, column %d".formatted(source, at.getLineNr(), at.getColumnNr());
  }

  /** The parser's own message has words of the text in it, which may be a secret. */
  private static String reason(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "it is nested too deeply, or something in it is too long";
    }
    if (e instanceof JsonEOFException) {
      return "it ends before an object, a list or a text is closed";
    }
    return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
        ? "the name of this field stands there already"
        : "a value, or a comma, colon or bracket between values, is expected here";
  }
}
