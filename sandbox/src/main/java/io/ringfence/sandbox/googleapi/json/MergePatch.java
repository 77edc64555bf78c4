package io.ringfence.sandbox.googleapi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>: what PATCH bodies mean. */
public final class MergePatch {
  private MergePatch() {}

  /** The target after the patch; neither argument is changed. */
  public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
    ObjectNode merged = target.deepCopy();
    for (Map.Entry<String, JsonNode> entry : patch.properties()) {
      String name = entry.getKey();
      JsonNode change = entry.getValue();
      if (change.isNull()) {
        merged.remove(name);
      } else if (change instanceof ObjectNode object) {
        ObjectNode below =
            merged.get(name) instanceof ObjectNode current ? current : merged.objectNode();
        merged.set(name, apply(below, object));
      } else {
        merged.set(name, change.deepCopy());
      }
    }
    return merged;
  }

  /** The body without its nulls, which is what a null means where nothing is there yet. */
  public static ObjectNode withoutNulls(ObjectNode body) {
    return apply(body.objectNode(), body);
  }
}
