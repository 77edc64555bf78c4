package io.ringfence.proof;

import java.util.List;

/**
 * What a proof found.
 *
 * @param violations what does not hold; none where everything is proved
 * @param undecided what depends on an address that is not known yet, each a sentence
 */
public record Findings(List<Violation> violations, List<String> undecided) {
  public Findings {
    violations = List.copyOf(violations);
    undecided = List.copyOf(undecided);
  }
}
