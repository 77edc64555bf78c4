package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.UpResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One stack from its first update to its last, on the real parts. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class FirstUpdateIT {
  private Sandbox sandbox;
  @AutoClose private TestStack stack;
  private Cluster cluster;
  private UpResult up;
  private Events events;

  @BeforeAll
  void bringUp(Sandbox started) throws Exception {
    sandbox = started;
    stack = new TestStack(sandbox, "shop");
    cluster = new Cluster(stack);
    up = stack.up();
    events = new Events(stack.events());
  }

  @Test
  @Order(1)
  void a_client_that_knows_the_binding_alone_logs_in_and_writes_a_row() throws Exception {
    Postgres postgres = postgres();
    postgres.write("tea");
    assertThat(postgres.read()).isEqualTo("tea");
    assertThatThrownBy(() -> postgres.connect("wrong")).hasMessageContaining("password");
  }

  @Test
  @Order(1)
  void the_policies_in_the_api_server_are_the_expected_ones_with_the_address_alone() {
    String block = postgres().host() + "/32";
    assertThat(cluster.policies()).isEqualTo(Cluster.expectedPolicies("strict", block));
    JsonNode toDatabase = Objects.requireNonNull(cluster.policies().get("backend")).at("/egress/0");
    assertThat(toDatabase.at("/to")).hasSize(1);
    assertThat(toDatabase.at("/to/0/ipBlock/cidr").asText()).isEqualTo(block);
    assertThat(toDatabase.at("/ports")).hasSize(1);
    assertThat(toDatabase.at("/ports/0/port").asInt()).isEqualTo(5432);
  }

  @Test
  @Order(1)
  void the_outputs_name_the_endpoint_the_policies_and_the_bindings() {
    assertThat(output("endpoints"))
        .isEqualTo(
            """
            {"main":{"addresses":["%s"],"databases":["shop"],"port":5432,"users":["shop"]}}\
            """
                .formatted(postgres().host()));
    assertThat(output("policies")).isEqualTo("[\"backend\",\"frontend\"]");
    assertThat(output("bindings"))
        .isEqualTo(
            "{\"backend-main\":{\"checksum\":\"%s\",\"configMap\":\"backend-main\",\"secret\":\"backend-main\"}}"
                .formatted(cluster.checksum("backend-main")));
  }

  @Test
  @Order(1)
  void every_policy_depends_on_every_resource_of_the_databases_and_the_bindings() throws Exception {
    State state = stack.state();
    Set<String> foundations =
        state.urns("gcp:", "kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:Secret");
    assertThat(foundations).hasSizeGreaterThanOrEqualTo(8);
    assertThat(state.ofType("kubernetes:networking.k8s.io/v1:NetworkPolicy"))
        .hasSize(2)
        .allSatisfy(policy -> assertThat(state.dependencies(policy)).containsAll(foundations));
  }

  @Test
  @Order(1)
  void no_policy_starts_before_all_else_has_finished() {
    assertThat(Events.first(events.policyStarts()))
        .isGreaterThan(Events.last(events.foundationEnds()));
  }

  @Test
  @Order(1)
  void the_password_and_the_url_are_nowhere_in_plain_text_nor_in_base64() throws Exception {
    Map<String, String> secret = cluster.secret("backend-main");
    List<String> forms =
        Stream.of("PGPASSWORD", "DATABASE_URL")
            .map(key -> Objects.requireNonNull(secret.get(key)))
            .flatMap(value -> Stream.of(value, base64(value)))
            .toList();
    String state = stack.stateOnDisk();
    assertThat(state).contains("backend-main").doesNotContain(forms);
    assertThat(up.standardOutput()).contains("backend-main").doesNotContain(forms);
    assertThat(up.standardError()).doesNotContain(forms);
    assertThat(events.texts())
        .anySatisfy(text -> assertThat(text).contains("backend-main"))
        .allSatisfy(text -> assertThat(text).doesNotContain(forms));
  }

  @Test
  @Order(1)
  void the_run_gives_no_warning_and_says_who_reaches_what() {
    assertThat(events.diagnostics("warning", "error")).isEmpty();
    assertThat(events.diagnostics("info", "info#err"))
        .singleElement()
        .asString()
        .startsWith("who reaches what: 7 flows gained");
  }

  @Test
  @Order(2)
  void a_second_update_and_a_preview_change_nothing_and_a_refresh_finds_no_drift()
      throws Exception {
    assertThat(stack.preview().changeSummary()).containsOnlyKeys(OperationType.SAME);
    assertThat(stack.refresh().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
    assertThat(stack.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
  }

  @Test
  @Order(3)
  void a_destroy_takes_the_policies_first_and_leaves_nothing_and_an_update_works_again()
      throws Exception {
    String host = postgres().host();
    DatabaseServer server = sandbox.serverAt(host);
    assertThat(Postgres.answers(host)).isTrue();
    assertThat(server.running()).hasSizeGreaterThan(1);
    assertThat(server.hasData()).isTrue();
    assertThat(stack.google().in(stack.network()).values()).noneMatch(List::isEmpty);

    stack.destroy();
    var destruction = new Events(stack.events());
    assertThat(Events.last(destruction.policyEnds()))
        .isLessThan(Events.first(destruction.foundationStarts()));
    assertThat(cluster.size()).isZero();
    assertThat(Postgres.answers(host)).isFalse();
    assertThat(server.running()).isEmpty();
    assertThat(server.hasData()).isFalse();
    assertThat(stack.google().in(stack.network()).values()).allMatch(List::isEmpty);
    assertThat(stack.state().all()).isEmpty();

    stack.up();
    postgres().write("coffee");
    assertThat(postgres().read()).isEqualTo("coffee");
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private Object output(String name) {
    return Objects.requireNonNull(up.outputs().get(name)).value();
  }

  private Postgres postgres() {
    return new Postgres(cluster.configMap("backend-main"), cluster.secret("backend-main"));
  }
}
