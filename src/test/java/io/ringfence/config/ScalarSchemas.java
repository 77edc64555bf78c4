package io.ringfence.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inet.ipaddr.IPAddress;
import io.ringfence.flow.Host;
import io.ringfence.flow.Ports;
import io.ringfence.flow.Protocol;
import io.ringfence.schema.Key;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The JSON Schema of each kind of value that {@link Scalars} reads. */
final class ScalarSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final String IPV4 = "(" + OCTET + "\\.){3}" + OCTET;
  private static final String IPV6 = "[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";
  private static final String IPV4_PREFIX = "/([12]?[0-9]|3[0-2])";
  private static final String IPV6_PREFIX = "/([1-9]?[0-9]|1[01][0-9]|12[0-8])";

  private static final String NUMBER =
      "0*([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
  private static final String NAME =
      "(?=[a-z0-9-]{1,15}(/|\\s|$))(?=[0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*";

  private static final String LONGEST_HOST = "^(?=.{1,253}$)(?!.*\\.svc$)(?!.*\\.cluster\\.local$)";
  private static final String DOMAIN =
      "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.[a-z][a-z0-9-]{0,61}[a-z0-9]$";

  JsonNode of(Class<?> type) {
    if (type.isEnum()) {
      return choice(type);
    }
    if (type == int.class) {
      return typed("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
    }
    if (type == boolean.class || type == Boolean.class) {
      return typed("boolean");
    }
    if (type == String.class) {
      return typed("string", "integer", "boolean");
    }
    if (type == IPAddress.class) {
      return pattern("^(" + IPV4 + "|" + IPV6 + ")$");
    }
    if (type == Block.class) {
      return pattern("^(" + IPV4 + IPV4_PREFIX + "|" + IPV6 + IPV6_PREFIX + ")$");
    }
    if (type == Host.Name.class) {
      return pattern(LONGEST_HOST + "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*" + DOMAIN);
    }
    if (type == Host.Matching.class) {
      return pattern(
          "^(?=.*\\*)"
              + LONGEST_HOST.substring(1)
              + "([a-z0-9*]([a-z0-9*-]{0,61}[a-z0-9*])?\\.)+"
              + DOMAIN);
    }
    if (type == Ports.class) {
      return ports();
    }
    throw new IllegalStateException("say here what a file may write for a " + type.getSimpleName());
  }

  /**
   * The engine hands over a plain value right below {@code config} as its text, so that quotes make
   * no difference there.
   */
  JsonNode unquoted(Type type, JsonNode schema) {
    if (type == String.class) {
      return typed("string", "number", "boolean");
    }
    if (type instanceof Class<?> group && hasShorthand(group)) {
      return anyOf(schema, typed("string", "number", "boolean"));
    }
    return type == boolean.class
        ? anyOf(schema, NODES.objectNode().set("enum", NODES.arrayNode().add("true").add("false")))
        : schema;
  }

  private static boolean hasShorthand(Class<?> group) {
    return group.isRecord()
        && Arrays.stream(group.getRecordComponents())
            .map(component -> component.getAnnotation(Key.class))
            .anyMatch(key -> key != null && key.shorthand());
  }

  /** A secret stands encrypted in the file; the engine decrypts it. */
  JsonNode secret(JsonNode plain) {
    ObjectNode encrypted = typed("object");
    encrypted.putObject("properties").set("secure", typed("string"));
    encrypted.putArray("required").add("secure");
    return anyOf(encrypted.put("additionalProperties", false), plain);
  }

  static JsonNode orNull(JsonNode schema) {
    return anyOf(schema, typed("null"));
  }

  /** Either of two; one that is such a choice already becomes a part of this one. */
  static JsonNode anyOf(JsonNode first, JsonNode second) {
    ArrayNode choices = NODES.arrayNode();
    for (JsonNode schema : new JsonNode[] {first, second}) {
      if (schema.has("anyOf")) {
        choices.addAll((ArrayNode) schema.get("anyOf"));
      } else {
        choices.add(schema);
      }
    }
    return NODES.objectNode().set("anyOf", choices);
  }

  private static JsonNode ports() {
    String protocols =
        Arrays.stream(Protocol.values())
            .map(protocol -> inAnyCase(protocol.name()))
            .collect(Collectors.joining("|", "(/(", "))?"));
    JsonNode text =
        pattern("^\\s*(" + NUMBER + "(-" + NUMBER + ")?|" + NAME + ")" + protocols + "\\s*$");
    JsonNode port = anyOf(typed("integer").put("minimum", 1).put("maximum", 65535), text);
    ObjectNode list = typed("array").put("minItems", 1);
    list.set("items", port);
    ObjectNode any = NODES.objectNode().put("const", "any");
    return anyOf(anyOf(port, list), any);
  }

  /** The spelling of the docs is what an editor proposes; the reader takes any case of it. */
  private static JsonNode choice(Class<?> type) {
    ArrayNode names = NODES.arrayNode();
    for (Object constant : type.getEnumConstants()) {
      names.add(Scalars.choiceName(constant));
    }
    String spellings =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> inAnyCase(Scalars.choiceName(constant)).replace("-", "[_-]"))
            .collect(Collectors.joining("|", "^(", ")$"));
    return anyOf(NODES.objectNode().set("enum", names), pattern(spellings));
  }

  private static String inAnyCase(String text) {
    return text.chars()
        .mapToObj(Character::toString)
        .map(one -> one.matches("[A-Za-z]") ? eitherCase(one) : one)
        .collect(Collectors.joining());
  }

  private static String eitherCase(String letter) {
    return "[" + letter.toUpperCase(Locale.ROOT) + letter.toLowerCase(Locale.ROOT) + "]";
  }

  private static JsonNode pattern(String pattern) {
    return typed("string").put("pattern", pattern);
  }

  private static ObjectNode typed(String... types) {
    ObjectNode schema = NODES.objectNode();
    if (types.length == 1) {
      return schema.put("type", types[0]);
    }
    ArrayNode list = schema.putArray("type");
    Arrays.stream(types).forEach(list::add);
    return schema;
  }
}
