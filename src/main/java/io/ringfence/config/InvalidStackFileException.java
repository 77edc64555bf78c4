package io.ringfence.config;

import com.pulumi.exceptions.RunException;
import java.util.List;
import java.util.stream.Collectors;

/** The stack's file has problems. The message names them all; nothing has been changed. */
public final class InvalidStackFileException extends RunException {
  private final List<Problem> problems;

  public InvalidStackFileException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All of them, at least one. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "  " + problem)
        .collect(
            Collectors.joining(
                "\n\n", "The stack's file has " + count + "; nothing was changed.\n\n", "\n"));
  }
}
