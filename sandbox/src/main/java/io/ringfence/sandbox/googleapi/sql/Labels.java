package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Labels of an instance (<a
 * href="https://cloud.google.com/resource-manager/docs/labels-overview">requirements for
 * labels</a>).
 */
final class Labels {
  private static final int MOST = 64;
  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}");

  private Labels() {}

  /**
   * Passes labels that Google takes.
   *
   * @throws GoogleApiException 400 naming the label
   */
  static void check(Settings settings) {
    Map<String, String> labels = Optional.ofNullable(settings.getUserLabels()).orElseGet(Map::of);
    if (labels.size() > MOST) {
      throw GoogleApiException.invalid(
          "Invalid request: An instance can have 64 labels, not " + labels.size() + ".");
    }
    labels.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
            throw GoogleApiException.invalid(
                "Invalid request: Invalid label ("
                    + key
                    + "="
                    + value
                    + "): both must be at most 63 lowercase letters, digits, underscores and"
                    + " hyphens, and the key begins with a letter.");
          }
        });
  }
}
