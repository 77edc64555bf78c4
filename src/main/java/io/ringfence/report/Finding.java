package io.ringfence.report;

import java.util.List;

/**
 * What holds, or does not.
 *
 * @param violated whether it does not hold
 * @param title what should hold, in a sentence
 * @param details why, a sentence each
 */
public record Finding(boolean violated, String title, List<String> details) {
  public Finding {
    details = List.copyOf(details);
  }

  /** {@code violated} or {@code holds}. */
  String word() {
    return violated ? "violated" : "holds";
  }
}
