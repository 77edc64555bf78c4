package io.ringfence.flow;

import java.util.Map;

/**
 * Selects pods by their labels.
 *
 * @param labels what their labels must be
 */
public record PodSelector(LabelSelector labels) implements PodSelection {

  /** The pods that carry all of these labels. */
  public static PodSelector of(Map<String, String> labels) {
    return new PodSelector(LabelSelector.of(labels));
  }
}
