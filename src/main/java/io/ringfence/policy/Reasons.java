package io.ringfence.policy;

import io.ringfence.flow.Flow;
import java.util.List;

/** Why rules are there, as their flows say it. */
final class Reasons {
  private Reasons() {}

  /** A line for each flow that says why it is there. */
  static List<String> of(List<Flow> flows) {
    return flows.stream()
        .flatMap(
            flow ->
                flow.because().stream()
                    .map(
                        because -> flow.from().name() + " to " + flow.to().name() + ": " + because))
        .distinct()
        .toList();
  }
}
