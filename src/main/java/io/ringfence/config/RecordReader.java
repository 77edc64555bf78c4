package io.ringfence.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.schema.Key;
import io.ringfence.schema.ShortForm;
import io.ringfence.suggestion.Suggestions;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads records from JSON, and notes every problem instead of stopping at the first. Where a value
 * is wrong but has a default, the default stands in for it, so that reading can go on: the caller
 * must look at the problems before it uses what was read.
 */
final class RecordReader {
  private final Scalars scalars;
  private final Problems problems;
  private final ObjectMapper json;

  RecordReader(Scalars scalars, Problems problems, ObjectMapper json) {
    this.scalars = scalars;
    this.problems = problems;
    this.json = json;
  }

  /** The record at this place, or nothing when a key without a default is wrong or missing. */
  <T extends Record> Optional<T> read(Class<T> type, Place place) {
    return readRecord(type, place).map(type::cast);
  }

  private Optional<Object> readRecord(Class<?> type, Place place) {
    RecordComponent[] components = type.getRecordComponents();
    if (isShort(type, components, place.node())) {
      return readShort(type, components, place);
    }
    if (!place.node().isObject() && !isShorthand(components, place)) {
      problems.add(place, "a group of keys is wanted here", "write " + keys(components));
    } else {
      place.node().fieldNames().forEachRemaining(name -> checkKnown(name, components, place));
    }
    Object[] values = new Object[components.length];
    boolean complete = true;
    for (int i = 0; i < components.length; i++) {
      Optional<Object> value = component(components[i], place);
      complete &= value.isPresent();
      values[i] = value.orElse("");
    }
    return complete ? Optional.of(instantiate(type, components, values)) : Optional.empty();
  }

  private static boolean isShort(Class<?> type, RecordComponent[] components, JsonNode node) {
    return type.isAnnotationPresent(ShortForm.class)
        && Arrays.stream(components)
            .noneMatch(component -> node.path(keyName(component)).isContainerNode());
  }

  /** The value of one component stands where the group would; the others have their defaults. */
  private Optional<Object> readShort(Class<?> type, RecordComponent[] components, Place place) {
    String written = type.getAnnotation(ShortForm.class).value();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Type component = components[i].getGenericType();
      Optional<Object> value =
          components[i].getName().equals(written)
              ? value(component, place)
              : defaultValue(component, components[i].getAnnotation(Key.class), place);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(instantiate(type, components, values));
  }

  private void checkKnown(String name, RecordComponent[] components, Place place) {
    if (Arrays.stream(components).noneMatch(component -> keyName(component).equals(name))) {
      List<String> known = Arrays.stream(components).map(RecordReader::keyName).toList();
      problems.add(
          place.key(name, place.node().path(name), true).path(),
          "no such key",
          Suggestions.instead(name, known));
    }
  }

  private Optional<Object> component(RecordComponent component, Place place) {
    Key key = component.getAnnotation(Key.class);
    Place child = child(component, key, place);
    JsonNode node = child.node();
    boolean optional = component.getType() == Optional.class;
    Type type = optional ? argument(component.getGenericType(), 0) : component.getGenericType();
    if (!node.isMissingNode() && !node.isNull()) {
      Optional<Object> value = value(type, child);
      if (value.isPresent()) {
        return optional ? Optional.of(value) : value;
      }
    } else if (!optional && key.defaultValue().isEmpty() && place.node().isObject()) {
      problems.add(child.path(), "this key is required", "give it: " + key.value());
    }
    return optional ? Optional.of(Optional.empty()) : defaultValue(type, key, place);
  }

  private static boolean isShorthand(RecordComponent[] components, Place place) {
    return place.node().isValueNode()
        && !place.node().isNull()
        && Arrays.stream(components)
            .anyMatch(component -> component.getAnnotation(Key.class).shorthand());
  }

  /** Where a component's value stands; a plain value stands for a group of one key. */
  private static Place child(RecordComponent component, Key key, Place group) {
    return key.shorthand() && group.node().isValueNode()
        ? group
        : group.key(keyName(component), group.node().path(keyName(component)), key.secret());
  }

  private Optional<Object> defaultValue(Type type, Key key, Place place) {
    if (key.defaultValue().isEmpty()) {
      return Optional.empty();
    }
    try {
      return value(type, new Place(place.path(), json.readTree(key.defaultValue()), false));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("a default is not JSON: " + key.defaultValue(), e);
    }
  }

  private Optional<Object> value(Type type, Place place) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Located.class) {
        return value(argument(type, 0), place).map(value -> new Located<>(place.path(), value));
      }
      return generic.getRawType() == List.class
          ? Optional.of(list(argument(type, 0), place))
          : map(argument(type, 1), place);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() && !scalars.reads(plain)
        ? readRecord(plain, place)
        : scalars.read(plain, place, problems);
  }

  /** A single value where a list is wanted is a list of one. */
  private List<Object> list(Type element, Place place) {
    if (!place.node().isArray()) {
      return value(element, place).map(List::of).orElse(List.of());
    }
    return IntStream.range(0, place.node().size())
        .mapToObj(i -> value(element, place.index(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Object> map(Type element, Place place) {
    if (!place.node().isObject()) {
      problems.add(
          place, "a group of names is wanted here, each with its value", "write {NAME: …}");
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : place.node().properties()) {
      value(element, place.key(entry.getKey(), entry.getValue(), false))
          .ifPresent(value -> values.put(entry.getKey(), value));
    }
    return Optional.of(values);
  }

  private static Object instantiate(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  static String keyName(RecordComponent component) {
    String name = component.getAnnotation(Key.class).name();
    return name.isEmpty() ? component.getName() : name;
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static String keys(RecordComponent[] components) {
    return Arrays.stream(components)
        .map(component -> keyName(component) + ": …")
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
