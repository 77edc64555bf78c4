package io.ringfence.sandbox.googleapi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonString;
import com.google.api.client.util.ClassInfo;
import com.google.api.client.util.FieldInfo;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body has the shape of a model class. Google refuses fields that it does not know, and
 * takes 64-bit numbers as text or as numbers (<a
 * href="https://protobuf.dev/programming-guides/json/">ProtoJSON</a>); Google's Java parser drops
 * the first and takes only text for the second.
 */
final class ModelShape {
  private ModelShape() {}

  /**
   * The body with its 64-bit numbers as text.
   *
   * @throws GoogleApiException 400 for a field that the model does not have
   */
  static ObjectNode conform(JsonNode body, Class<? extends GenericJson> model) {
    return object(body, model, "");
  }

  private static ObjectNode object(JsonNode body, Class<?> model, String path) {
    ClassInfo shape = ClassInfo.of(model);
    ObjectNode conformed = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      // A tag or any other unknown name has no field.
      @Nullable FieldInfo field = shape.getFieldInfo(entry.getKey());
      if (field == null) {
        refuseUnlessUnset(entry, path);
        continue;
      }
      conformed.set(entry.getKey(), value(entry.getValue(), field, join(path, entry.getKey())));
    }
    return conformed;
  }

  private static JsonNode value(JsonNode value, FieldInfo field, String path) {
    if (value.isNumber() && field.getField().isAnnotationPresent(JsonString.class)) {
      return JsonNodeFactory.instance.textNode(value.asText());
    }
    if (value.isObject() && GenericJson.class.isAssignableFrom(field.getType())) {
      return object(value, field.getType(), path);
    }
    if (value instanceof ArrayNode array && elementType(field) instanceof Class<?> element) {
      return array(array, element, path);
    }
    return value;
  }

  private static JsonNode array(ArrayNode array, Class<?> element, String path) {
    if (!GenericJson.class.isAssignableFrom(element)) {
      return array;
    }
    ArrayNode conformed = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < array.size(); i++) {
      JsonNode item = array.get(i);
      conformed.add(item.isObject() ? object(item, element, path + "[" + i + "]") : item);
    }
    return conformed;
  }

  private static @Nullable Type elementType(FieldInfo field) {
    return field.getGenericType() instanceof ParameterizedType type
        ? type.getActualTypeArguments()[0]
        : null;
  }

  /** Google has fields that its Java model of the same day lacks; the provider sends them unset. */
  private static void refuseUnlessUnset(Map.Entry<String, JsonNode> entry, String path) {
    if (!JsonValues.isUnset(entry.getValue())) {
      throw unknown(entry.getKey(), path);
    }
  }

  private static GoogleApiException unknown(String name, String path) {
    String where = path.isEmpty() ? "" : " at '" + path + "'";
    return GoogleApiException.badRequest(
        "badRequest",
        "Invalid JSON payload received. Unknown name \""
            + name
            + "\""
            + where
            + ": Cannot find"
            + " field.");
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
