package io.ringfence.sandbox.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lets go of the locks that stand against a destroy, as the guide tells people to: by an update in
 * which nothing is protected.
 */
final class Unlocking {
  private static final String DATABASES = "ringfence:databases";
  private static final String ENVIRONMENT = "ringfence:environment";

  private Unlocking() {}

  static boolean isNeeded(ObjectNode file) {
    for (JsonNode database : file.path("config").path(DATABASES)) {
      if (database.path("protected").asBoolean() || isLocked(database.path("locks"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLocked(JsonNode locks) {
    for (JsonNode lock : locks) {
      if (lock.asBoolean()) {
        return true;
      }
    }
    return false;
  }

  /** The file with no database protected, nor the word that makes locks a must. */
  static ObjectNode apply(ObjectNode file) {
    ObjectNode unlocked = file.deepCopy();
    for (JsonNode database : unlocked.path("config").path(DATABASES)) {
      if (database instanceof ObjectNode written && written.has("cloudSql")) {
        written.put("protected", false).remove("locks");
      }
    }
    if (unlocked.path("config") instanceof ObjectNode config
        && config.path(ENVIRONMENT).asText().equalsIgnoreCase("prod")) {
      config.remove(ENVIRONMENT);
    }
    return unlocked;
  }
}
