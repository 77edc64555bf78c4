package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.schema.Key;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a key means that is not written, for every key there is, so that nobody changes it unseen.
 * {@code -Dgoldens=rewrite} writes the list anew.
 */
class DefaultsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/io/ringfence/config/defaults.txt");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_key_has_the_default_that_it_is_known_for() throws IOException {
    var defaults = new TreeMap<String, String>();
    collect("ringfence:", StackConfig.class, defaults);
    var text = new StringBuilder();
    defaults.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(GOLDEN).hasContent(text.toString());
  }

  private static void collect(String path, Class<?> type, Map<String, String> defaults) {
    Record read = readWithoutOptionalKeys(type);
    for (RecordComponent component : type.getRecordComponents()) {
      String key = path + (path.endsWith(":") ? "" : ".") + RecordReader.keyName(component);
      defaults.put(key, isRequired(component) ? "required" : shown(value(component, read)));
      group(component.getGenericType(), key)
          .forEach((place, group) -> collect(place, group, defaults));
    }
  }

  /** What the program's own reader makes of a group in which only the required keys stand. */
  private static Record readWithoutOptionalKeys(Class<?> type) {
    JsonNode everything = new SampleFile(0).of(new ConfigurationSchema().of(type));
    ObjectNode written = JSON.createObjectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      if (isRequired(component)) {
        String key = RecordReader.keyName(component);
        written.set(key, everything.required(key));
      }
    }
    return new RecordReader(new Scalars(), new Problems(Set.of()), JSON)
        .read(type.asSubclass(Record.class), new Place("ringfence:", written, false))
        .orElseThrow();
  }

  private static boolean isRequired(RecordComponent component) {
    return component.getType() != Optional.class
        && component.getAnnotation(Key.class).defaultValue().isEmpty();
  }

  private static Object value(RecordComponent component, Record read) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(read);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(Object value) {
    if (value instanceof Record) {
      return "see its keys";
    }
    return value.equals(Optional.empty()) ? "none" : value.toString();
  }

  /** The group of keys that a key holds, or each value of its list or its names. */
  private static Map<String, Class<?>> group(Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      String inside =
          generic.getRawType() == Map.class
              ? path + ".NAME"
              : generic.getRawType() == java.util.List.class ? path + "[]" : path;
      return group(arguments[arguments.length - 1], inside);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() && !new Scalars().reads(plain) ? Map.of(path, plain) : Map.of();
  }
}
