package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes lists of objects apart, those of any kind and those of one kind. */
public final class Lists {
  private static final String LIST = "List";
  private static final String KIND = "kind";
  private static final String VERSION = "apiVersion";

  private Lists() {}

  /** The objects of a list; an object by itself is returned as it is. */
  public static Stream<Manifest> flatten(Manifest manifest) {
    JsonNode content = manifest.content();
    String kind = content.path(KIND).asText("");
    JsonNode items = content.path("items");
    if (!kind.endsWith(LIST) || !items.isArray()) {
      return Stream.of(manifest);
    }
    return IntStream.range(0, items.size())
        .mapToObj(
            number ->
                new Manifest(
                    manifest.source() + ", items[" + number + "]",
                    typed(items.get(number), kind, content.path(VERSION))))
        .flatMap(Lists::flatten);
  }

  /** The API server leaves out the kind of each object where all are of the list's kind. */
  private static JsonNode typed(JsonNode item, String listKind, JsonNode version) {
    if (!(item instanceof ObjectNode object) || listKind.equals(LIST) || item.has(KIND)) {
      return item;
    }
    ObjectNode typed = JsonNodeFactory.instance.objectNode();
    typed.setAll(object);
    typed.set(VERSION, version);
    typed.put(KIND, listKind.substring(0, listKind.length() - LIST.length()));
    return typed;
  }
}
