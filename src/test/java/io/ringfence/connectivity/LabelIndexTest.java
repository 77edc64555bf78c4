package io.ringfence.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Selector.Operator;
import io.ringfence.connectivity.Selector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelIndexTest {
  private static final List<Map<String, String>> LABELS =
      List.of(
          Map.of(),
          Map.of("app", "web"),
          Map.of("app", "db"),
          Map.of("app", "web", "tier", "front"),
          Map.of("app", "db", "tier", "data"),
          Map.of("tier", "data"),
          Map.of("web", "app"));

  /** Every selector of at most one label and two requirements. */
  private static List<Selector> selectors() {
    List<Map<String, String>> labels =
        List.of(Map.of(), Map.of("app", "web"), Map.of("app", "db", "tier", "data"));
    var selectors = new ArrayList<Selector>();
    for (Map<String, String> matching : labels) {
      for (List<Requirement> requirements : pairs(requirements())) {
        selectors.add(new Selector(new TreeMap<>(matching), requirements));
      }
    }
    return selectors;
  }

  private static List<Requirement> requirements() {
    return Stream.of("app", "tier", "nothing")
        .flatMap(
            key ->
                Stream.of(
                    new Requirement(key, Operator.EXISTS, new TreeSet<>()),
                    new Requirement(key, Operator.DOES_NOT_EXIST, new TreeSet<>()),
                    new Requirement(key, Operator.IN, new TreeSet<>(List.of("web", "data"))),
                    new Requirement(key, Operator.NOT_IN, new TreeSet<>(List.of("web", "data")))))
        .toList();
  }

  private static List<List<Requirement>> pairs(List<Requirement> requirements) {
    var pairs = new ArrayList<List<Requirement>>(List.of(List.of()));
    for (Requirement one : requirements) {
      pairs.add(List.of(one));
      requirements.forEach(other -> pairs.add(List.of(one, other)));
    }
    return pairs;
  }

  @Test
  void the_index_the_selector_and_the_naive_evaluator_match_the_same() {
    var index = new LabelIndex(LABELS);

    assertThat(selectors())
        .hasSizeGreaterThan(400)
        .allSatisfy(
            selector ->
                assertThat(index.matching(selector).toArray())
                    .isEqualTo(matching(labels -> selector.matches(labels)))
                    .isEqualTo(matching(labels -> NaiveEvaluator.matches(selector, labels))));
  }

  private static int[] matching(Predicate<Map<String, String>> test) {
    return IntStream.range(0, LABELS.size()).filter(n -> test.test(LABELS.get(n))).toArray();
  }
}
