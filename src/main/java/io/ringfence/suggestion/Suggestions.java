package io.ringfence.suggestion;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a person may have meant. */
public final class Suggestions {
  private static final int CLOSE = 3;

  private Suggestions() {}

  /** A fix that names what there is, and the nearest of it first. */
  public static String instead(String written, Collection<String> known) {
    if (known.isEmpty()) {
      return "declare it first; there is none yet";
    }
    String all = "one of " + String.join(", ", known);
    return nearest(written, known)
        .map(name -> "did you mean " + name + "? It is " + all)
        .orElse(all);
  }

  /** The name that differs by the fewest letters, where one differs by a few. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    return near(written, known, 1).stream().findFirst();
  }

  /** The names that differ by a few letters, the nearest first. */
  public static List<String> near(String written, Collection<String> known, int most) {
    var distance = new LevenshteinDistance(CLOSE);
    return known.stream()
        .filter(name -> distance.apply(written, name) >= 0)
        .sorted(Comparator.comparing(name -> distance.apply(written, name)))
        .limit(most)
        .toList();
  }
}
