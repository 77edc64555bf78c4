package io.ringfence.config;

import io.ringfence.database.InstanceLabels;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which labels Google takes.
 *
 * @see <a href="https://cloud.google.com/resource-manager/docs/labels-overview#requirements">
 *     Requirements for labels</a>
 */
final class LabelRules {
  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}");
  private static final String GOOGLES_OWN = "goog";
  private static final int MOST = 64 - InstanceLabels.keys().size();

  private final Problems problems;

  LabelRules(Problems problems) {
    this.problems = problems;
  }

  void check(String path, Map<String, String> labels) {
    labels.forEach((key, value) -> check(path + "." + key, key, value));
    problems.demand(
        labels.size() <= MOST,
        path,
        labels.size() + " labels",
        "Google takes 64, with those that name the stack",
        "give at most " + MOST);
  }

  private void check(String path, String key, String value) {
    problems.demand(
        KEY.matcher(key).matches() && VALUE.matcher(value).matches(),
        path,
        value,
        "this cannot be a label at Google Cloud",
        "use at most 63 lowercase letters, digits, hyphens and underscores, a letter first in the"
            + " key");
    problems.demand(
        !InstanceLabels.keys().contains(key) && !key.startsWith(GOOGLES_OWN),
        path,
        value,
        key.startsWith(GOOGLES_OWN)
            ? "this label is Google's to give"
            : "Ringfence gives this label itself",
        "choose another key");
  }
}
