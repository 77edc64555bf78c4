package io.ringfence.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

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
      var at = e.getLocation();
      problems.add(
          new ManifestProblem(
              "%s, line %d, column %d".formatted(source, at.getLineNr(), at.getColumnNr()),
              "",
              "this is no JSON: " + e.getOriginalMessage(),
              "mend the JSON"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return manifests;
  }
}
