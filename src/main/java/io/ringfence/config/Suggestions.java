package io.ringfence.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a person may have meant. */
final class Suggestions {
  private static final int CLOSE = 3;

  private Suggestions() {}

  /** A fix that names what there is, and the nearest of it first. */
  static String instead(String written, Collection<String> known) {
    if (known.isEmpty()) {
      return "declare it first; there is none yet";
    }
    String all = "one of " + String.join(", ", known);
    return nearest(written, known)
        .map(name -> "did you mean " + name + "? It is " + all)
        .orElse(all);
  }

  private static Optional<String> nearest(String written, Collection<String> known) {
    var distance = new LevenshteinDistance(CLOSE);
    return known.stream()
        .filter(name -> distance.apply(written, name) >= 0)
        .min(Comparator.comparing(name -> distance.apply(written, name)));
  }
}
