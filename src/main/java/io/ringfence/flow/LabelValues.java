package io.ringfence.flow;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values that a selector leaves to one label, absence included. What several requirements leave
 * to the same label is the intersection of what each leaves, so a selector is decided label by
 * label.
 *
 * @param absent whether the label may be missing
 * @param allBut whether {@code named} are the only values that it may not have, instead of the only
 *     ones that it may
 * @param named the values
 */
record LabelValues(boolean absent, boolean allBut, Set<String> named) {
  /** What a selector leaves to a label that it does not speak of. */
  static final LabelValues EVERYTHING = new LabelValues(true, true, Set.of());

  LabelValues {
    named = Set.copyOf(named);
  }

  static LabelValues of(LabelRequirement requirement) {
    return switch (requirement.operator()) {
      case IN -> new LabelValues(false, false, requirement.values());
      case NOT_IN -> new LabelValues(true, true, requirement.values());
      case EXISTS -> new LabelValues(false, true, Set.of());
      case DOES_NOT_EXIST -> new LabelValues(true, false, Set.of());
    };
  }

  LabelValues and(LabelValues other) {
    boolean both = absent && other.absent;
    if (allBut && other.allBut) {
      var named = new TreeSet<>(this.named);
      named.addAll(other.named);
      return new LabelValues(both, true, named);
    }
    var named = new TreeSet<>(allBut ? other.named : this.named);
    named.removeIf(value -> !mayBe(value) || !other.mayBe(value));
    return new LabelValues(both, false, named);
  }

  /** Whether nothing is left. A label has values without end, so that all but some are many. */
  boolean isNothing() {
    return !absent && !allBut && named.isEmpty();
  }

  boolean isWithin(LabelValues other) {
    return and(other).equals(this);
  }

  /** How a label that has one of these values may look; nothing when it must be absent. */
  Optional<String> example() {
    if (allBut) {
      return absent ? Optional.empty() : Optional.of("…");
    }
    return named.stream().sorted().findFirst();
  }

  private boolean mayBe(String value) {
    return allBut != named.contains(value);
  }
}
