package io.ringfence.manifest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
  private final Set<ManifestProblem> problems = new LinkedHashSet<>();

  void add(ManifestProblem problem) {
    problems.add(problem);
  }

  void addAll(List<ManifestProblem> others) {
    problems.addAll(others);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<ManifestProblem> all() {
    return List.copyOf(problems);
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidManifestsException(all());
    }
  }
}
