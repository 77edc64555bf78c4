package io.ringfence.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.schema.Key;
import io.ringfence.schema.ShortForm;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes, from the records, the JSON Schema (draft 7, which every editor knows) of a stack's file:
 * what {@link RecordReader} reads, key by key and in the same steps. What lies between values, such
 * as a range whose last port is below its first, is beyond a schema.
 */
final class ConfigurationSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAMESPACE = "ringfence:";

  private final ScalarSchemas scalars = new ScalarSchemas();

  JsonNode schema() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "A stack's file of Ringfence");
    schema.put("type", "object");
    schema.putObject("properties").set("config", config());
    schema.putArray("required").add("config");
    return schema;
  }

  /** The schema of a part of a file, which this record holds. */
  JsonNode of(Class<?> type) {
    return group(type);
  }

  /** Keys of other namespaces are their owners' affair, but for those that Ringfence needs. */
  private JsonNode config() {
    ObjectNode config = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = config.putObject("properties");
    properties.set("gcp:project", google("The project of the Cloud SQL instances."));
    properties.set("gcp:region", google("The region of the Cloud SQL instances."));
    List<RecordComponent> components = List.of(StackConfig.class.getRecordComponents());
    for (RecordComponent component : components) {
      JsonNode value = scalars.unquoted(written(component), value(component));
      properties.set(NAMESPACE + RecordReader.keyName(component), described(component, value));
    }
    String known =
        components.stream().map(RecordReader::keyName).collect(Collectors.joining("|", "(", ")"));
    config.putObject("patternProperties").put("^" + NAMESPACE + "(?!" + known + "$)", false);
    return config;
  }

  private static JsonNode google(String meaning) {
    return JSON.createObjectNode().put("description", meaning).put("type", "string");
  }

  /** A group of keys, or the value of the one key for which a plain value may stand. */
  private JsonNode groupOrShorthand(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getAnnotation(Key.class).shorthand())
        .findFirst()
        .map(component -> ScalarSchemas.anyOf(group(type), value(component)))
        .orElseGet(() -> group(type));
  }

  private JsonNode group(Class<?> type) {
    ObjectNode group = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = group.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = RecordReader.keyName(component);
      boolean isRequired =
          component.getType() != Optional.class
              && component.getAnnotation(Key.class).defaultValue().isEmpty();
      JsonNode value = value(component);
      properties.set(name, described(component, isRequired ? value : ScalarSchemas.orNull(value)));
      if (isRequired) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      group.set("required", required);
    }
    return group.put("additionalProperties", false);
  }

  private JsonNode value(RecordComponent component) {
    JsonNode value = value(written(component));
    return component.getAnnotation(Key.class).secret() ? scalars.secret(value) : value;
  }

  private static Type written(RecordComponent component) {
    Type type = component.getGenericType();
    return component.getType() == Optional.class ? argument(type) : type;
  }

  private JsonNode value(Type type) {
    if (type instanceof ParameterizedType generic) {
      JsonNode element = value(argument(generic));
      if (generic.getRawType() == Located.class) {
        return element;
      }
      return generic.getRawType() == List.class ? listOrOne(element) : byName(element);
    }
    Class<?> plain = (Class<?>) type;
    if (!plain.isRecord() || new Scalars().reads(plain)) {
      return scalars.of(plain);
    }
    return plain.isAnnotationPresent(ShortForm.class)
        ? shortOrWhole(plain)
        : groupOrShorthand(plain);
  }

  /** A group is whole when one of its keys holds a group or a list, and else the short form. */
  private JsonNode shortOrWhole(Class<?> type) {
    ObjectNode whole = (ObjectNode) group(type);
    ObjectNode scalarsAlone = whole.putObject("not").putObject("properties");
    JsonNode written = JSON.missingNode();
    for (RecordComponent component : type.getRecordComponents()) {
      scalarsAlone
          .putObject(RecordReader.keyName(component))
          .putObject("not")
          .putArray("type")
          .add("object")
          .add("array");
      if (component.getName().equals(type.getAnnotation(ShortForm.class).value())) {
        written = value(component);
      }
    }
    return ScalarSchemas.anyOf(written, whole);
  }

  private static JsonNode listOrOne(JsonNode element) {
    ObjectNode list = JSON.createObjectNode().put("type", "array");
    list.set("items", element);
    return ScalarSchemas.anyOf(list, element);
  }

  private static JsonNode byName(JsonNode element) {
    return JSON.createObjectNode().put("type", "object").set("additionalProperties", element);
  }

  private static JsonNode described(RecordComponent component, JsonNode value) {
    Key key = component.getAnnotation(Key.class);
    ObjectNode described = JSON.createObjectNode().put("description", key.value());
    if (!key.defaultValue().isEmpty()) {
      described.set("default", parsed(key.defaultValue()));
    }
    return described.setAll((ObjectNode) value);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a default is not JSON: " + json, e);
    }
  }

  private static Type argument(Type type) {
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    return Arrays.asList(arguments).get(arguments.length - 1);
  }
}
