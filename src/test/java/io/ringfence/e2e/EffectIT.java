package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.PreviewResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a preview says of who reaches what, and what it refuses, on the real parts. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class EffectIT {
  private static final String FIRST =
      """
      who reaches what: 7 flows gained, 0 lost, 0 widened, 0 narrowed
        gained: anywhere to frontend on TCP 8080
        gained: backend and frontend to anywhere on TCP 443
        gained: backend and frontend to dns on TCP 53,UDP 53
        gained: backend to main on TCP 5432
        gained: frontend to backend on TCP 8080\
      """;

  private static final String NO_CHANGE = "who reaches what: no change in effect";

  @AutoClose private TestStack stack;
  private Cluster cluster;

  @BeforeAll
  void begin(Sandbox sandbox) {
    stack = new TestStack(sandbox, "effect");
    cluster = new Cluster(stack);
  }

  @Test
  @Order(1)
  void the_first_preview_says_who_will_reach_what_while_no_address_is_known() throws Exception {
    String shown = stack.preview().standardOutput();

    assertThat(effect()).isEqualTo(FIRST);
    assertThat(shown).contains("connectivity: {", "main    : \"TCP 5432\"");
  }

  @Test
  @Order(2)
  void the_update_says_the_same_and_keeps_it_as_an_output() throws Exception {
    var outputs = stack.up().outputs();

    assertThat(effect()).isEqualTo(FIRST);
    assertThat(Objects.requireNonNull(outputs.get("connectivity")).value())
        .isEqualTo(
            "{\"anywhere\":{\"frontend\":\"TCP 8080\"},"
                + "\"backend\":{\"anywhere\":\"TCP 443\",\"dns\":\"TCP 53,UDP 53\","
                + "\"main\":\"TCP 5432\"},"
                + "\"frontend\":{\"anywhere\":\"TCP 443\",\"backend\":\"TCP 8080\","
                + "\"dns\":\"TCP 53,UDP 53\"}}");
  }

  @Test
  @Order(3)
  void a_change_of_posture_is_said_in_words_and_by_what_it_opens() throws Exception {
    String key = "ringfence:posture";
    String shown = previewed(Map.of(key, "portable")).standardOutput();
    assertThat(effect())
        .isEqualTo(
            """
            who reaches what: 0 flows gained, 0 lost, 1 widened, 0 narrowed
              widened: backend to anywhere from TCP 443 to TCP 443,5432; gained TCP 5432
              posture of backend, frontend: portable instead of strict, which allows the ports of its databases at any address\
            """);
    assertThat(shown).contains("~ anywhere: \"TCP 443\" => \"TCP 443,5432\"");

    previewed(Map.of(key, "open"));
    assertThat(effect())
        .contains(
            "gained: frontend to main on TCP 5432",
            "backend on All Connections",
            "open instead of strict, which allows everything in both directions")
        .doesNotContain("lost: ");
  }

  @Test
  @Order(3)
  void a_new_flow_is_a_flow_gained_and_one_that_is_taken_out_is_lost() throws Exception {
    String flows =
        """
        [{from: anywhere, to: frontend}, {from: [frontend, backend], to: main},
         {from: frontend, to: backend}, {from: frontend, to: [dns, https]}]
        """;
    previewed(Map.of("ringfence:flows", flows));
    assertThat(effect())
        .isEqualTo(
            """
            who reaches what: 1 flow gained, 2 lost, 0 widened, 0 narrowed
              gained: frontend to main on TCP 5432
              lost: backend to anywhere on TCP 443
              lost: backend to dns on TCP 53,UDP 53\
            """);
  }

  @Test
  @Order(3)
  void policies_that_are_written_otherwise_and_mean_the_same_have_no_effect() throws Exception {
    String flows =
        """
        [{from: backend, to: main}, {from: [frontend, backend], to: https},
         {from: [frontend, backend], to: dns, because: names},
         {from: frontend, to: backend}, {from: anywhere, to: frontend}]
        """;
    JsonNode before = stack.file().get("ringfence:flows");
    stack.file().set("ringfence:flows", flows);
    assertThat(stack.preview().changeSummary()).containsKey(OperationType.UPDATE);
    stack.file().restore("ringfence:flows", before);

    assertThat(effect()).isEqualTo(NO_CHANGE);
  }

  @Test
  @Order(3)
  void a_database_that_is_replaced_is_reached_as_before_at_an_address_that_nobody_knows_yet()
      throws Exception {
    String databases = stack.file().get("ringfence:databases").toString();
    String elsewhere =
        databases.replace("{\"version\"", "{\"region\":\"europe-west4\",\"version\"");
    PreviewResult preview = previewed(Map.of("ringfence:databases", elsewhere));

    assertThat(preview.changeSummary()).containsKey(OperationType.REPLACE);
    assertThat(effect()).isEqualTo(NO_CHANGE);
  }

  @Test
  @Order(3)
  void a_violated_invariant_fails_the_preview_with_the_rule_that_decides_and_changes_nothing()
      throws Exception {
    var policies = cluster.policies();
    stack.file().set("ringfence:invariants", "[{from: backend, to: main, verdict: denied}]");
    assertThatThrownBy(() -> stack.preview());
    assertThatThrownBy(() -> stack.up());
    stack.file().remove("ringfence:invariants");

    assertThat(String.join("\n", new Events(stack.events()).diagnostics("error")))
        .contains(
            "The policies do not hold; none was changed.",
            "ringfence:invariants[0]: backend must not reach main",
            "backend may reach main on TCP 443,5432",
            "backend, egress[0].to[0] allows TCP 5432",
            "fix: change the flows that allow it, or the invariant");
    assertThat(cluster.policies()).isEqualTo(policies);
    assertThat(stack.preview().changeSummary()).containsOnlyKeys(OperationType.SAME);
  }

  /** A preview with other values in the file, which has its own again afterwards. */
  private PreviewResult previewed(Map<String, String> values) throws Exception {
    var before = new LinkedHashMap<String, JsonNode>();
    values.keySet().forEach(key -> before.put(key, stack.file().get(key)));
    values.forEach(stack.file()::set);
    try {
      return stack.preview();
    } finally {
      before.forEach(stack.file()::restore);
    }
  }

  private String effect() {
    return new Events(stack.events())
        .diagnostics("info", "info#err").stream()
            .filter(message -> message.startsWith("who reaches what"))
            .reduce((one, other) -> other)
            .orElseThrow()
            .stripTrailing();
  }
}
