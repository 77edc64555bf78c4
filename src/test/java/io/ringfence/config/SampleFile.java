package io.ringfence.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes files with every key that a schema knows.
 *
 * @param way which of the ways to write a value is taken, where there are several
 */
record SampleFile(int way) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Values of all kinds, so that for each key some are right and some are wrong. */
  static final List<JsonNode> VALUES =
      Stream.of(
              "\"x-1\"",
              "1",
              "true",
              "\"10.1.2.3\"",
              "\"10.0.0.0/8\"",
              "null",
              "[]",
              "{}",
              "[[]]",
              "[null]",
              "\"\"",
              "\"X y\"",
              "\"true\"",
              "70000",
              "99999999999",
              "1.5",
              "\"8000-8100/udp\"",
              "\"8080/icmp\"",
              "[\"http\"]",
              "\"any\"",
              "\"2001:db8::1\"",
              "\"::/200\"",
              "\"10.0.0.0/33\"",
              "\"Gke_V2\"",
              "\"api.stripe.com\"",
              "\"*.stripe.com\"",
              "\"*.com\"",
              "\"web.default.svc.cluster.local\"",
              "\"Api.stripe.com\"",
              "{\"x\": \"y\"}",
              "{\"x\": 1.5}",
              "[{\"x\": 1}]")
          .map(SampleFile::parsed)
          .toList();

  /** A value that fits. */
  JsonNode of(JsonNode schema) {
    return fitting(schema)
        .orElseThrow(() -> new IllegalStateException("no value here fits " + schema));
  }

  private Optional<JsonNode> fitting(JsonNode schema) {
    if (schema.has("anyOf")) {
      JsonNode ways = schema.get("anyOf");
      return IntStream.range(way, way + ways.size())
          .mapToObj(i -> fitting(ways.get(i % ways.size())))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (schema.has("enum")) {
      return Optional.of(schema.get("enum").get(way % schema.get("enum").size()));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> Optional.of(group(schema));
      case "array" ->
          Optional.of(JsonNodeFactory.instance.arrayNode().add(of(schema.get("items"))));
      case "null" -> Optional.empty();
      default -> scalar(schema);
    };
  }

  private JsonNode group(JsonNode schema) {
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(entry -> group.set(entry.getKey(), of(entry.getValue())));
    if (schema.path("additionalProperties").isObject()) {
      group.set("some-name", of(schema.get("additionalProperties")));
    }
    return group;
  }

  private static Optional<JsonNode> scalar(JsonNode schema) {
    var check = new SchemaCheck(schema);
    return VALUES.stream().filter(value -> check.errors(value).isEmpty()).findFirst();
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json, e);
    }
  }
}
