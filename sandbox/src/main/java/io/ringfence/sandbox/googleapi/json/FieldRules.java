package io.ringfence.sandbox.googleapi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of a request the sandbox can honour. A field that it does not know as such is
 * answered 501 rather than dropped, so a caller never believes that it has what it has not.
 *
 * <p>A field's path names its fields from the body's root, joined by dots; what holds for a path
 * holds for everything below it.
 */
public final class FieldRules {
  private enum Rule {
    SETTABLE,
    OUTPUT_ONLY
  }

  private final String resource;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, Set<String>> values = new HashMap<>();

  /**
   * @param resource what the body is, for messages, for example {@code Cloud SQL instance}
   */
  public FieldRules(String resource) {
    this.resource = resource;
  }

  /** Fields that the sandbox honours. */
  public FieldRules settable(String... paths) {
    for (String path : paths) {
      rules.put(path, Rule.SETTABLE);
    }
    return this;
  }

  /** Fields that are the server's to set; Google ignores them in requests. */
  public FieldRules outputOnly(String... paths) {
    for (String path : paths) {
      rules.put(path, Rule.OUTPUT_ONLY);
    }
    return this;
  }

  /** A field of which the sandbox honours only these values. */
  public FieldRules only(String path, String... accepted) {
    rules.put(path, Rule.SETTABLE);
    values.put(path, Set.of(accepted));
    return this;
  }

  /**
   * Passes a body whose fields are all honoured, or unset: null, false, zero or empty.
   *
   * @throws GoogleApiException 501 naming the first field that is not honoured
   */
  public void check(ObjectNode body) {
    check(body, "");
  }

  private void check(JsonNode node, String path) {
    if (JsonValues.isUnset(node)) {
      return;
    }
    if (rules.containsKey(path)) {
      checkValue(node, path);
      return;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        check(entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey());
      }
      return;
    }
    throw GoogleApiException.unsupported(
        "The sandbox does not support the field '" + path + "' of a " + resource + ".");
  }

  private void checkValue(JsonNode node, String path) {
    Set<String> accepted = values.get(path);
    if (accepted != null && !accepted.contains(node.asText())) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support the value '"
              + node.asText()
              + "' of the field '"
              + path
              + "' of a "
              + resource
              + ", only "
              + String.join(", ", accepted.stream().sorted().toList())
              + ".");
    }
  }

  /** The body without the fields that are the server's to set. */
  public ObjectNode withoutOutputOnly(ObjectNode body) {
    ObjectNode kept = body.deepCopy();
    rules.forEach(
        (path, rule) -> {
          if (rule == Rule.OUTPUT_ONLY) {
            remove(kept, path);
          }
        });
    return kept;
  }

  private static void remove(ObjectNode body, String path) {
    int dot = path.lastIndexOf('.');
    String parent = dot < 0 ? "" : "/" + path.substring(0, dot).replace('.', '/');
    if (body.at(parent) instanceof ObjectNode holder) {
      holder.remove(path.substring(dot + 1));
    }
  }
}
