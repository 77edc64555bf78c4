package io.ringfence.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a stack's file as the engine hands it to a program: a plain value as its text, a structured
 * one as JSON. A test's file may list, under {@code secure}, the keys that hold encrypted values,
 * because only the engine can decrypt.
 */
public final class StackFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private StackFiles() {}

  /** Reads a file such as {@code Pulumi.staging.yaml}. */
  public static StackFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A structured value, as the engine hands it over. */
  public static String json(String yaml) {
    try {
      return YAML.readTree(yaml).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A group of keys, as a provider hands it over. */
  public static Map<String, Object> map(String yaml) {
    try {
      return YAML.readValue(yaml, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the text of such a file. */
  public static StackFile parse(String yaml) {
    try {
      return of(YAML.readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StackFile of(JsonNode file) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : file.path("config").properties()) {
      JsonNode value = decrypted(entry.getValue());
      values.put(entry.getKey(), value.isContainerNode() ? value.toString() : value.asText());
    }
    Set<String> secretKeys = new LinkedHashSet<>();
    file.path("secure").forEach(key -> secretKeys.add(key.asText()));
    return new StackFile(values, secretKeys);
  }

  /** As the engine does it, but for the key: what is encrypted here decrypts to itself. */
  private static JsonNode decrypted(JsonNode value) {
    if (value.size() == 1 && value.path("secure").isTextual()) {
      return value.get("secure");
    }
    JsonNode copy = value.deepCopy();
    if (copy instanceof ObjectNode group) {
      group.properties().forEach(entry -> entry.setValue(decrypted(entry.getValue())));
    }
    for (int i = 0; copy instanceof ArrayNode list && i < list.size(); i++) {
      list.set(i, decrypted(list.get(i)));
    }
    return copy;
  }
}
