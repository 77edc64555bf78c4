package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input under the real engine: a message, and nothing else. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
class InvalidStackFileIT {
  private TestStack stack;
  private Cluster cluster;

  @BeforeAll
  void bringUp(Sandbox sandbox) throws Exception {
    stack = new TestStack(sandbox, "invalid");
    cluster = new Cluster(stack);
    stack.up();
  }

  @AfterAll
  void close() throws Exception {
    stack.close();
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ringfence:colour    | red                                        | ringfence:colour                     | no such key
          ringfence:posture   | [strict]                                   | ringfence:posture                    | a single value is wanted here
          ringfence:flows     | [{from: backend, to: databse}]             | ringfence:flows[0].to                | there is no such peer
          ringfence:workloads | {backend: {pods: {app: b}, ports: 70000}}  | ringfence:workloads.backend.ports    | a port lies between 1 and 65535
          ringfence:databases | {main: {existing: {addresses: [10.0.0.0/8]}}} | ringfence:databases.main.existing.addresses[0] | not a single IP address
          ringfence:databases | {main: {existing: {database: shop, user: shop, addresses: []}}} | ringfence:databases.main.existing.addresses | a database without an address cannot be bound
          ringfence:databases | {main: {existing: {addresses: []}}}        | ringfence:flows[2].to                | the strict posture needs an address of "main"
          """)
  void every_kind_of_bad_input_is_named_and_changes_nothing(
      String key, String yaml, String path, String message) throws Exception {
    Map<String, JsonNode> policies = cluster.policies();
    JsonNode resources = stack.state().resources();
    JsonNode before = stack.configuration(key);
    try {
      stack.set(key, yaml);
      assertThatThrownBy(() -> stack.preview())
          .hasMessageContaining(path)
          .hasMessageContaining(message)
          .hasMessageContaining("fix: ");
      assertThatThrownBy(() -> stack.up())
          .hasMessageContaining(path)
          .hasMessageContaining(message)
          .hasMessageContaining("nothing was changed");
    } finally {
      stack.restore(key, before);
    }
    assertThat(cluster.policies()).isEqualTo(policies);
    assertThat(stack.state().resources()).isEqualTo(resources);
  }

  @Test
  void all_problems_are_in_one_message() {
    JsonNode before = stack.configuration("ringfence:flows");
    stack.set(
        "ringfence:flows",
        "[{from: nobody, to: backend}, {from: dns, to: backend}, {from: anywhere, to: https}]");
    try {
      assertThatThrownBy(() -> stack.preview())
          .hasMessageContaining("ringfence:flows[0].from")
          .hasMessageContaining("ringfence:flows[1].from")
          .hasMessageContaining("ringfence:flows[2]")
          .hasMessageContaining("3 problems");
    } finally {
      stack.restore("ringfence:flows", Objects.requireNonNull(before));
    }
  }
}
