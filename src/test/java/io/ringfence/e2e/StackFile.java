package io.ringfence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A stack's file, that tests change as a person would. */
final class StackFile {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final Path file;

  private StackFile(Path file) {
    this.file = file;
  }

  /** A new file with the configuration of a committed one, whose secrets' salt it does not take. */
  static StackFile copy(Path committed, Path file) {
    try {
      JsonNode config = YAML.readTree(committed.toFile()).required("config");
      YAML.writeValue(file.toFile(), YAML.createObjectNode().set("config", config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StackFile(file);
  }

  /** Replaces a key by a value in YAML. */
  void set(String key, String yaml) {
    edit(config -> config.set(key, parse(yaml)));
  }

  /** Replaces a value inside a structured key, by a JSON pointer to its parent. */
  void setIn(String key, String parent, String child, String yaml) {
    edit(config -> ((ObjectNode) config.required(key).at(parent)).set(child, parse(yaml)));
  }

  void remove(String key) {
    edit(config -> config.remove(key));
  }

  /** What a key holds; a missing node when it holds nothing. */
  JsonNode get(String key) {
    return read().required("config").path(key);
  }

  /** Gives a key the value back that {@link #get} told. */
  void restore(String key, JsonNode value) {
    edit(
        config -> {
          if (value.isMissingNode()) {
            config.remove(key);
          } else {
            config.set(key, value);
          }
        });
  }

  private ObjectNode read() {
    try {
      return (ObjectNode) YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void edit(Consumer<ObjectNode> change) {
    ObjectNode content = read();
    change.accept((ObjectNode) content.required("config"));
    try {
      YAML.writeValue(file.toFile(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
