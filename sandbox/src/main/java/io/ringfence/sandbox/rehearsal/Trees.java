package io.ringfence.sandbox.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Optional;
import java.util.function.BiFunction;

/** YAML as trees. */
final class Trees {
  /** Quotes stay where YAML 1.1 would read something else without them: "02:00" is a number. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

  private Trees() {}

  /**
   * Reads a mapping.
   *
   * @param name for the message
   * @throws RehearsalException if it is none
   */
  static ObjectNode read(String text, String name) {
    try {
      if (YAML.readTree(text) instanceof ObjectNode mapping) {
        return mapping;
      }
      throw new RehearsalException(name + " is no YAML mapping.");
    } catch (JsonProcessingException e) {
      throw new RehearsalException(name + " is not YAML: " + e.getOriginalMessage());
    }
  }

  static String write(ObjectNode mapping) {
    try {
      return YAML.writeValueAsString(mapping);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Goes through everything in a tree, parents first.
   *
   * @param path the tree's own, as {@code pulumi config set --path} writes paths
   * @param replacement is told each path and value, and may give another in its place
   */
  static JsonNode replaceAll(
      String path, JsonNode value, BiFunction<String, JsonNode, Optional<JsonNode>> replacement) {
    Optional<JsonNode> other = replacement.apply(path, value);
    if (other.isPresent()) {
      return other.get();
    }
    if (value instanceof ObjectNode mapping) {
      mapping
          .properties()
          .forEach(
              entry ->
                  entry.setValue(
                      replaceAll(path + step(entry.getKey()), entry.getValue(), replacement)));
    }
    for (int i = 0; value instanceof ArrayNode list && i < list.size(); i++) {
      list.set(i, replaceAll(path + "[" + i + "]", list.get(i), replacement));
    }
    return value;
  }

  private static String step(String key) {
    return key.matches("[A-Za-z0-9_-]+") ? "." + key : "[\"" + key.replace("\"", "\\\"") + "\"]";
  }
}
