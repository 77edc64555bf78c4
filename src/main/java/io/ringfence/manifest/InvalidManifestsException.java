package io.ringfence.manifest;

import java.util.List;
import java.util.stream.Collectors;

/** Manifests have problems. The message names them all. */
public final class InvalidManifestsException extends RuntimeException {
  private final transient List<ManifestProblem> problems;

  public InvalidManifestsException(List<ManifestProblem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All of them, at least one. */
  public List<ManifestProblem> problems() {
    return problems;
  }

  private static String message(List<ManifestProblem> problems) {
    String count = problems.size() == 1 ? "is 1 problem" : "are " + problems.size() + " problems";
    return problems.stream()
        .map(problem -> "  " + problem)
        .collect(Collectors.joining("\n\n", "There " + count + " in what was read.\n\n", "\n"));
  }
}
