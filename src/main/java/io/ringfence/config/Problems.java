package io.ringfence.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  /** Something is wrong with the value at this place. */
  void add(Place place, String message, String fix) {
    problems.add(new Problem(place.path(), place.shownValue(), message, fix));
  }

  /** Something is wrong, or missing, at this path; the message shows the value where it helps. */
  void add(String path, String message, String fix) {
    problems.add(new Problem(path, Optional.empty(), message, fix));
  }

  /** Whether something is wrong at this very path. */
  boolean isAt(String path) {
    return problems.stream().anyMatch(problem -> problem.path().equals(path));
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidStackFileException(all());
    }
  }
}
