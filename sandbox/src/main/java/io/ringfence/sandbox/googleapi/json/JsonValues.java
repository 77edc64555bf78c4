package io.ringfence.sandbox.googleapi.json;

import com.fasterxml.jackson.databind.JsonNode;

/** What values mean in ProtoJSON. */
final class JsonValues {
  private JsonValues() {}

  /** Whether a value says no more than an absent field does: null, false, zero or empty. */
  static boolean isUnset(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return true;
    }
    if (value.isContainerNode()) {
      for (JsonNode below : value) {
        if (!isUnset(below)) {
          return false;
        }
      }
      return true;
    }
    String text = value.asText();
    return text.isEmpty() || text.equals("false") || text.equals("0");
  }
}
