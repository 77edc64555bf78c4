package io.ringfence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.policy.Posture;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From two tables of who reaches what to the sentences of a preview. */
class EffectSummaryTest {
  private static final Map<String, Posture> POSTURES =
      Map.of("backend", Posture.STRICT, "frontend", Posture.STRICT);

  private static final Map<String, Map<String, String>> STRICT =
      Map.of(
          "anywhere", Map.of("frontend", "TCP 8080"),
          "frontend", Map.of("backend", "TCP 8080", "dns", "TCP 53,UDP 53"),
          "backend", Map.of("main", "TCP 5432", "anywhere", "TCP 443"));

  @Test
  void a_table_is_read_back_as_it_was_written() {
    ConnectivityTable table =
        table(
            Map.of(
                "backend", Map.of("main", "TCP 443; perhaps TCP 5432", "any", "All Connections")));

    assertThat(ConnectivityTable.parse(table.asOutput())).isEqualTo(table);
    assertThat(table.asOutput().get("backend"))
        .containsEntry("main", "TCP 443; perhaps TCP 5432")
        .containsEntry("any", "All Connections");
  }

  @Test
  void an_output_that_is_no_table_is_refused() {
    assertThatThrownBy(() -> ConnectivityTable.parse(Map.of("backend", "main")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table(Map.of("backend", Map.of("main", "5432"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_table_twice_is_no_change_in_effect() {
    assertThat(summary(STRICT, STRICT)).isEqualTo("who reaches what: no change in effect");
  }

  @Test
  void each_sort_of_change_has_a_line_and_equal_ones_share_it() {
    var after =
        Map.of(
            "anywhere", Map.of("frontend", "TCP 8080"),
            "frontend",
                Map.of("backend", "TCP 8080-8081", "main", "TCP 5432", "orders", "TCP 5432"),
            "backend", Map.of("main", "TCP 5432", "anywhere", "TCP 8443"));

    assertThat(summary(STRICT, after))
        .isEqualTo(
            """
            who reaches what: 2 flows gained, 1 lost, 1 widened, 0 narrowed, 1 changed
              gained: frontend to main and orders on TCP 5432
              lost: frontend to dns on TCP 53,UDP 53
              widened: frontend to backend from TCP 8080 to TCP 8080-8081; gained TCP 8081
              changed: backend to anywhere from TCP 443 to TCP 8443; gained TCP 8443; lost TCP 443\
            """);
  }

  @Test
  void what_is_open_to_everybody_now_is_not_lost_by_those_who_had_it_before() {
    var open =
        Map.of(
            "anywhere", Map.of("frontend", "TCP 8080"),
            "frontend", Map.of("backend", "TCP 8080", "anywhere", "All Connections"),
            "backend", Map.of("main", "TCP 5432", "anywhere", "TCP 443"));

    assertThat(summary(STRICT, open))
        .isEqualTo(
            """
            who reaches what: 1 flow gained, 0 lost, 0 widened, 0 narrowed
              gained: frontend to anywhere on All Connections\
            """);
  }

  @Test
  void another_workload_is_not_everybody() {
    var before = Map.of("frontend", Map.of("anywhere", "TCP 8080"));
    var after = Map.of("frontend", Map.of("anywhere", "TCP 8080", "backend", "TCP 8080"));

    assertThat(summary(before, after)).contains("gained: frontend to backend on TCP 8080");
  }

  @Test
  void what_depends_on_an_address_is_said_so() {
    var after = Map.of("frontend", Map.of("main", "No Connections; perhaps TCP 5432"));

    assertThat(summary(Map.of(), after))
        .contains("gained: frontend to main", "TCP 5432", "depends on the address of main");
  }

  @Test
  void a_change_of_posture_is_said_in_words_for_all_workloads_that_have_it() {
    assertThat(
            EffectSummary.of(
                effect(Map.of(), Map.of("backend", Posture.PORTABLE, "frontend", Posture.STRICT)),
                effect(Map.of(), Map.of("backend", Posture.STRICT, "frontend", Posture.STRICT))))
        .isEqualTo(
            """
            who reaches what: no change in effect
              posture of backend: strict instead of portable, which allows its databases at exactly their addresses\
            """);
  }

  @Test
  void a_name_that_stands_for_something_else_is_no_small_matter() {
    StackEffect before = effect(STRICT, POSTURES, Map.of("office", "203.0.113.0/24", "dns", "x"));
    StackEffect after = effect(STRICT, POSTURES, Map.of("office", "0.0.0.0/1", "dns", "x"));

    assertThat(EffectSummary.of(before, after))
        .isEqualTo(
            """
            who reaches what: by name the same, but not in effect
              names that stand for something else: office: 0.0.0.0/1 instead of 203.0.113.0/24\
            """);
  }

  @Test
  void a_workload_that_is_taken_out_is_not_cut_off_but_let_go() {
    var without = Map.of("backend", Map.of("main", "TCP 5432", "anywhere", "TCP 443"));

    assertThat(
            EffectSummary.of(
                effect(STRICT, POSTURES), effect(without, Map.of("backend", Posture.STRICT))))
        .isEqualTo(
            """
            who reaches what: by name the same, but not in effect
              not fenced any more: frontend; nothing limits who reaches them, nor what they reach\
            """);
    assertThat(
            EffectSummary.of(
                effect(without, Map.of("backend", Posture.STRICT)), effect(STRICT, POSTURES)))
        .contains("3 flows gained", "fenced from now on: frontend; until now nothing limited");
  }

  @Test
  void of_a_row_that_is_left_to_everybody_only_the_rest_is_lost() {
    var before = Map.of("backend", Map.of("vpc", "TCP 443,8443", "anywhere", "TCP 443"));
    var after = Map.of("backend", Map.of("anywhere", "TCP 443"));

    assertThat(summary(before, after))
        .isEqualTo(
            """
            who reaches what: 0 flows gained, 1 lost, 0 widened, 0 narrowed
              lost: backend to vpc on TCP 8443\
            """);
  }

  private static String summary(
      Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
    return EffectSummary.of(effect(before, POSTURES), effect(after, POSTURES));
  }

  private static StackEffect effect(
      Map<String, Map<String, String>> rows, Map<String, Posture> postures) {
    return effect(rows, postures, Map.of());
  }

  private static StackEffect effect(
      Map<String, Map<String, String>> rows,
      Map<String, Posture> postures,
      Map<String, String> peers) {
    return new StackEffect(table(rows), new TreeMap<>(postures), new TreeMap<>(peers));
  }

  private static ConnectivityTable table(Map<String, Map<String, String>> rows) {
    return ConnectivityTable.parse(rows);
  }
}
