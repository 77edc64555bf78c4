package io.ringfence.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in the outputs of another stack, which may be of another release, or edited: nothing in
 * it is taken for granted.
 *
 * @param wantedAt where the stack's file refers to it
 * @param stack the other stack
 * @param path where it stands in its outputs
 * @param value what stands there
 */
record StackOutput(String wantedAt, String stack, String path, Object value) {

  /** The value under a name. */
  StackOutput entry(String name) {
    if (value instanceof Map<?, ?> entries) {
      Object entry = entries.get(name);
      if (entry != null) {
        return new StackOutput(wantedAt, stack, path + "." + name, entry);
      }
      throw unusable("\"%s\" is not there".formatted(name), "it has " + entries.keySet());
    }
    throw noGroup();
  }

  /** The names in a group. */
  List<String> names() {
    if (value instanceof Map<?, ?> entries) {
      return entries.keySet().stream().map(String::valueOf).toList();
    }
    throw noGroup();
  }

  /** A whole number under a name. */
  int number(String name) {
    StackOutput entry = entry(name);
    if (entry.value() instanceof Number number && number.doubleValue() == number.intValue()) {
      return number.intValue();
    }
    throw entry.unusable("it is no whole number", "bring that stack up once with this release");
  }

  /** A text under a name. */
  String text(String name) {
    return entry(name).text();
  }

  /** The list of texts under a name; none where there is nothing. */
  List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    StackOutput entry = entry(name);
    if (entry.value() instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw entry.unusable("it is no list of texts", "bring that stack up once with this release");
  }

  /** The texts by name under a name; none where there is nothing. */
  Map<String, String> textsByName(String name) {
    var texts = new LinkedHashMap<String, String>();
    if (has(name) && entry(name).value() instanceof Map<?, ?> entries) {
      StackOutput group = entry(name);
      entries.keySet().forEach(key -> texts.put(key.toString(), group.text(key.toString())));
    } else if (has(name)) {
      throw entry(name).noGroup();
    }
    return texts;
  }

  boolean has(String name) {
    return value instanceof Map<?, ?> entries && entries.containsKey(name);
  }

  private String text() {
    if (value instanceof String text) {
      return text;
    }
    throw unusable("it is no text", "bring that stack up once with this release");
  }

  private UnusableOutputException noGroup() {
    return unusable("it is no group of names", "bring that stack up once with this release");
  }

  /** What is said when the value cannot be used. */
  UnusableOutputException unusable(String reason, String fix) {
    return new UnusableOutputException(
        wantedAt, "the output %s of the stack %s: %s".formatted(path, stack, reason), fix);
  }
}
