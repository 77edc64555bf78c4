package io.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.flow.LabelRequirement.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelSelectorTest {
  private static final long SEED = 20_261_123;
  private static final int CASES = 5_000;
  private static final List<Operator> OPERATORS = List.of(Operator.values());

  /** The values that generated selectors name, and one that none of them does. */
  private static final List<String> NAMED = List.of("", "a", "b");

  private static final List<Optional<String>> POSSIBLE =
      List.of(
          Optional.empty(),
          Optional.of(""),
          Optional.of("a"),
          Optional.of("b"),
          Optional.of("other"));

  @Test
  void aSelectorWithoutLabelsCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> LabelSelector.of(Map.of()));
  }

  @Test
  void aSelectorDoesNotDependOnTheOrderOfItsLabels() {
    assertThat(LabelSelector.of(Map.of("tier", "web", "app", "shop")).matchLabels().keySet())
        .containsExactly("app", "tier");
  }

  @ParameterizedTest
  @EnumSource(Operator.class)
  void anOperatorHasValuesOrHasNone(Operator operator) {
    List<String> wrong = operator.takesValues() ? List.of() : List.of("a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelRequirement.of("app", operator, wrong));
  }

  @Test
  void containmentAndContradictionAreWhatTheSelectedPodsSay() {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      LabelSelector one = generated(random);
      LabelSelector other = generated(random);

      assertThat(one.isUnsatisfiable()).as("%s", one).isEqualTo(selected(one).isEmpty());
      assertThat(one.isWithin(other))
          .as("%s within %s", one, other)
          .isEqualTo(selected(other).containsAll(selected(one)));
      var both = new TreeSet<>(selected(one));
      both.retainAll(selected(other));
      assertThat(selected(one.and(other))).as("%s and %s", one, other).isEqualTo(both);
    }
  }

  @Test
  void anExampleSatisfiesItsSelector() {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      LabelSelector selector = generated(random);
      Map<String, String> example = new TreeMap<>(selector.example());
      example.replaceAll((key, value) -> value.equals("…") ? "other" : value);

      assertThat(selector.isUnsatisfiable() || matches(selector, example))
          .as("%s by %s", selector, example)
          .isTrue();
    }
  }

  private static LabelSelector generated(Random random) {
    var labels = new TreeMap<String, String>();
    var requirements = new ArrayList<LabelRequirement>();
    for (String key : List.of("x", "y")) {
      if (random.nextInt(3) == 0) {
        labels.put(key, NAMED.get(random.nextInt(NAMED.size())));
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        var values = new TreeSet<String>();
        if (operator.takesValues()) {
          values.add(NAMED.get(random.nextInt(NAMED.size())));
          values.add(NAMED.get(random.nextInt(NAMED.size())));
        }
        requirements.add(LabelRequirement.of(key, operator, values));
      }
    }
    return labels.isEmpty() && requirements.isEmpty()
        ? LabelSelector.of(Map.of("x", "a"))
        : new LabelSelector(labels, requirements);
  }

  /** Every pod that there can be and that the selector selects, as text. */
  private static Set<String> selected(LabelSelector selector) {
    var selected = new TreeSet<String>();
    for (Optional<String> x : POSSIBLE) {
      for (Optional<String> y : POSSIBLE) {
        var labels = new TreeMap<String, String>();
        x.ifPresent(value -> labels.put("x", value));
        y.ifPresent(value -> labels.put("y", value));
        if (matches(selector, labels)) {
          selected.add(labels.toString());
        }
      }
    }
    return selected;
  }

  /** As the API's documentation says it, without any algebra. */
  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(selector.matchLabels().entrySet())
        && selector.matchExpressions().stream()
            .allMatch(
                requirement -> {
                  Optional<String> value = Optional.ofNullable(labels.get(requirement.key()));
                  boolean named =
                      value.filter(text -> requirement.values().contains(text)).isPresent();
                  return switch (requirement.operator()) {
                    case IN -> named;
                    case NOT_IN -> !named;
                    case EXISTS -> value.isPresent();
                    case DOES_NOT_EXIST -> value.isEmpty();
                  };
                });
  }
}
