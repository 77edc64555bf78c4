package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place in an object, with what stands there. What does not have the expected form is noted as a
 * problem, and reading goes on.
 */
final class Field {
  /** Longer values would hide the message. */
  private static final int LONGEST_SHOWN = 80;

  private final String source;
  private final String path;
  private final JsonNode node;
  private final Problems problems;

  private Field(String source, String path, JsonNode node, Problems problems) {
    this.source = source;
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /** All of an object. */
  static Field of(Manifest manifest, Problems problems) {
    return new Field(manifest.source(), "", manifest.content(), problems);
  }

  String source() {
    return source;
  }

  JsonNode node() {
    return node;
  }

  Field get(String name) {
    return at(path.isEmpty() ? name : path + "." + name, node.path(name));
  }

  private Field at(String place, JsonNode value) {
    return new Field(source, place, value, problems);
  }

  /** Whether nothing stands here; the API takes null for nothing. */
  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  /** Whether a value stands here that is known only after an update of a stack. */
  boolean isUnknown() {
    return Unknown.is(node);
  }

  void add(String message, String fix) {
    problems.add(new ManifestProblem(source, path, message, fix));
  }

  /** Notes a problem of the value, which is shown. */
  void reject(String message, String fix) {
    add(shown() + " " + message, fix);
  }

  /** What holds other values may hold a secret, so that none of it is shown. */
  private String shown() {
    String text =
        node.isContainerNode() ? node.isArray() ? "a list" : "an object" : node.toString();
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  /** Whether an object stands here; anything else but nothing is a problem. */
  boolean isObject() {
    if (!isAbsent() && !node.isObject()) {
      wrongType("an object");
    }
    return node.isObject();
  }

  /** The elements of a list, each of which must not be null; nothing has none. */
  List<Field> items() {
    if (isAbsent()) {
      return List.of();
    }
    if (!node.isArray()) {
      wrongType("a list");
      return List.of();
    }
    var items = new ArrayList<Field>(node.size());
    for (int number = 0; number < node.size(); number++) {
      Field item = at(path + "[" + number + "]", node.get(number));
      if (item.isAbsent()) {
        item.add("nothing stands here", "write what is meant, or remove the list's entry");
      } else {
        items.add(item);
      }
    }
    return items;
  }

  /** The entries of a map from keys to texts. */
  List<Map.Entry<String, Field>> entries() {
    var entries = new ArrayList<Map.Entry<String, Field>>();
    if (isObject()) {
      node.properties()
          .forEach(
              entry ->
                  entries.add(
                      Map.entry(
                          entry.getKey(),
                          at(path + "[" + entry.getKey() + "]", entry.getValue()))));
    }
    return entries;
  }

  /** A text; anything else but nothing is a problem. */
  Optional<String> text() {
    if (isAbsent()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      wrongType("a text");
      return Optional.empty();
    }
    if (isUnknown()) {
      add("the value is not known yet", "only an address of a database may be unknown here");
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  /** A text that must be there. */
  Optional<String> required() {
    if (isAbsent() || (node.isTextual() && node.textValue().isEmpty())) {
      add("it is missing", "write it");
      return Optional.empty();
    }
    return text();
  }

  /** A boolean; nothing is false. */
  boolean flag() {
    if (!isAbsent() && !node.isBoolean()) {
      wrongType("true or false");
    }
    return node.asBoolean(false);
  }

  void wrongType(String expected) {
    if (isAbsent()) {
      add("it is missing", "write " + expected);
      return;
    }
    boolean scalar = node.isValueNode() && !node.isTextual();
    String fix =
        expected.equals("a text") && scalar
            ? "put it in quotes, because YAML takes it for "
                + node.getNodeType().name().toLowerCase(Locale.ROOT)
            : "write " + expected;
    reject("is not " + expected, fix);
  }

  /** Notes every field of an object that the API does not know, which it refuses too. */
  void allowOnly(Set<String> known) {
    if (!isObject()) {
      return;
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                get(name)
                    .add("there is no such field", Suggestions.instead(name, new TreeSet<>(known)));
              }
            });
  }
}
