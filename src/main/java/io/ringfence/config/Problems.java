package io.ringfence.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what is wrong, so that all of it can be said at once.
 *
 * <p>A value stands beside its path, never in the message's text, so that secrets are left out in
 * one place. The engine says which keys hold something encrypted, but not where in them, so that
 * none of the values under such a key is shown.
 */
final class Problems {
  private static final String HIDDEN = "[secret]";

  private final Set<String> secretKeys;
  private final Set<Problem> problems = new LinkedHashSet<>();

  Problems(Set<String> secretKeys) {
    this.secretKeys = secretKeys;
  }

  /** Something is wrong with the value at this place. */
  void add(Place place, String message, String fix) {
    problems.add(
        new Problem(
            place.path(),
            place.node().isContainerNode() || place.node().isMissingNode()
                ? Optional.empty()
                : Optional.of(shown(place.path(), place.secret(), place.node())),
            message,
            fix));
  }

  /** Something is wrong with the value that was read at this path. */
  void add(String path, Object value, String message, String fix) {
    Object json = value instanceof String text ? TextNode.valueOf(text) : value;
    problems.add(new Problem(path, Optional.of(shown(path, false, json)), message, fix));
  }

  /** Something is wrong with the value that was read at this path, unless the condition holds. */
  void demand(boolean holds, String path, Object value, String message, String fix) {
    if (!holds) {
      add(path, value, message, fix);
    }
  }

  /** Something is missing at this path, or wrong with all that stands there. */
  void add(String path, String message, String fix) {
    problems.add(new Problem(path, Optional.empty(), message, fix));
  }

  /** Whether something is wrong at this path or below, so that nothing more follows from it. */
  boolean isWithin(String path) {
    return problems.stream().anyMatch(problem -> lies(problem.path(), path));
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidStackFileException(all());
    }
  }

  private String shown(String path, boolean secret, Object value) {
    return secret || secretKeys.stream().anyMatch(key -> lies(path, key))
        ? HIDDEN
        : value.toString();
  }

  private static boolean lies(String path, String within) {
    return path.equals(within) || path.startsWith(within + ".") || path.startsWith(within + "[");
  }
}
