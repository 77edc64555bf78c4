package io.ringfence.config;

import io.ringfence.config.SelectorConfig.RequirementConfig;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelSelector;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads label selectors, and notes what the API would refuse and what could never match.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels,
 *     syntax and character set</a>
 */
final class SelectorReader {
  /** A name of at most 63 characters, with an optional prefix that is a DNS subdomain. */
  private static final Pattern KEY =
      Pattern.compile(
          "((?=[a-z0-9.-]{1,253}/)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*/)?"
              + "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");

  private final Problems problems;

  SelectorReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The selector that is written at this path.
   *
   * @param everything what an empty one would select, in words
   * @return nothing when it has a problem, which is noted
   */
  Optional<LabelSelector> read(String path, SelectorConfig written, String everything) {
    if (problems.isWithin(path)) {
      return Optional.empty();
    }
    if (written.matchLabels().isEmpty() && written.matchExpressions().isEmpty()) {
      problems.add(
          path,
          "no labels would select " + everything,
          "give at least one label, for example {app: backend}");
      return Optional.empty();
    }
    written.matchLabels().forEach(this::checkLabel);
    written.matchExpressions().forEach(this::checkRequirement);
    if (problems.isWithin(path)) {
      return Optional.empty();
    }
    LabelSelector selector = selector(written);
    if (selector.isUnsatisfiable()) {
      problems.add(
          path,
          "nothing can match: its parts contradict each other",
          "take out the parts that exclude each other");
      return Optional.empty();
    }
    return Optional.of(selector);
  }

  private static LabelSelector selector(SelectorConfig written) {
    var labels = new TreeMap<String, String>();
    written.matchLabels().forEach((key, value) -> labels.put(key, value.value()));
    var requirements = new ArrayList<LabelRequirement>();
    for (Located<RequirementConfig> requirement : written.matchExpressions()) {
      requirements.add(
          LabelRequirement.of(
              requirement.value().key(),
              requirement.value().operator(),
              requirement.value().values().stream().map(Located::value).toList()));
    }
    return new LabelSelector(labels, requirements);
  }

  private void checkLabel(String key, Located<String> value) {
    if (!KEY.matcher(key).matches() || !VALUE.matcher(value.value()).matches()) {
      addNoLabel(value.path(), value.value());
    }
  }

  private void checkRequirement(Located<RequirementConfig> located) {
    RequirementConfig requirement = located.value();
    if (!KEY.matcher(requirement.key()).matches()) {
      addNoLabel(located.path() + ".key", requirement.key());
    }
    for (Located<String> value : requirement.values()) {
      if (!VALUE.matcher(value.value()).matches()) {
        addNoLabel(value.path(), value.value());
      }
    }
    String path = located.path() + ".values";
    if (requirement.operator().takesValues() == requirement.values().isEmpty()
        && !problems.isWithin(path)) {
      problems.add(
          path,
          requirement.values().isEmpty()
              ? requirement.operator() + " needs at least one value"
              : requirement.operator() + " takes no values",
          requirement.values().isEmpty()
              ? "give values, or the operator Exists or DoesNotExist"
              : "take the values out, or give the operator In or NotIn");
    }
  }

  private void addNoLabel(String path, String text) {
    problems.add(
        path,
        text,
        "this cannot be a label",
        "use at most 63 letters, digits, hyphens, underscores and dots");
  }
}
