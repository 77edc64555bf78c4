package io.ringfence.config;

import io.ringfence.schema.Key;
import io.ringfence.schema.ShortForm;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the configuration reference from the records: one table for each group of keys. */
final class ConfigurationReference {
  private static final String HEAD =
      """
      # Configuration

      The `ringfence:` keys of a stack's file. This page is generated from the records in
      `src/main/java/io/ringfence/config` and `database`; choices are written in either case, and a single value where a
      list is wanted is a list of one.
      """;

  private final Deque<Section> open = new ArrayDeque<>();
  private final Set<Section> seen = new LinkedHashSet<>();

  /** A group of keys, by its path and its record. */
  private record Section(String path, Class<?> type) {}

  String markdown() {
    var page = new StringBuilder(HEAD);
    open.add(new Section("ringfence:", StackConfig.class));
    while (!open.isEmpty()) {
      Section section = open.remove();
      if (seen.add(section)) {
        append(page, section);
      }
    }
    return page.toString();
  }

  private void append(StringBuilder page, Section section) {
    page.append("\n## `").append(section.path()).append("`\n\n");
    page.append("| key | value | default | meaning |\n|---|---|---|---|\n");
    for (RecordComponent component : section.type().getRecordComponents()) {
      Key key = component.getAnnotation(Key.class);
      String name = RecordReader.keyName(component);
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  name,
                  describe(component.getGenericType(), child(section.path(), name)),
                  defaultValue(component, key),
                  key.value()));
    }
  }

  private static String child(String path, String name) {
    return path.endsWith(":") ? path + name : path + "." + name;
  }

  private static String defaultValue(RecordComponent component, Key key) {
    if (component.getType() == Optional.class) {
      return "";
    }
    return key.defaultValue().isEmpty() ? "required" : "`" + key.defaultValue() + "`";
  }

  private String describe(Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == Map.class) {
        return "by name: " + describe(last, path + ".NAME");
      }
      return generic.getRawType() == Optional.class || generic.getRawType() == Located.class
          ? describe(last, path)
          : "list: " + describe(last, path + "[]");
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord() && !new Scalars().reads(plain)) {
      open.add(new Section(path, plain));
      return shortForm(plain, path) + "[keys](#" + anchor(path) + ")";
    }
    return scalar(plain);
  }

  private String shortForm(Class<?> type, String path) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> type.isAnnotationPresent(ShortForm.class))
        .filter(
            component -> component.getName().equals(type.getAnnotation(ShortForm.class).value()))
        .map(component -> describe(component.getGenericType(), path) + ", or ")
        .findFirst()
        .orElse("");
  }

  private static String scalar(Class<?> type) {
    if (type.isEnum()) {
      return String.join(
          ", ",
          Arrays.stream(type.getEnumConstants())
              .map(constant -> "`" + Scalars.choiceName(constant) + "`")
              .toList());
    }
    return switch (type.getSimpleName()) {
      case "int" -> "number";
      case "boolean", "Boolean" -> "`true` or `false`";
      case "IPAddress" -> "address";
      case "Name" -> "host name, as `api.stripe.com`";
      case "Matching" -> "pattern of host names, as `*.stripe.com`";
      case "Block" -> "block, as `10.77.0.0/16`";
      case "Ports" -> "`8080`, `8000-8100`, `http`, `53/UDP`, a list of these, or `any`";
      default -> "text";
    };
  }

  /** The anchor that a Markdown renderer makes of a heading. */
  private static String anchor(String path) {
    return path.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9-]", "");
  }
}
