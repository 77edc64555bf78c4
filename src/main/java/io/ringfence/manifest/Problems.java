package io.ringfence.manifest;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
  private final List<ManifestProblem> problems = new ArrayList<>();

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
