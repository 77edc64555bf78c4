package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.PulumiTest;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program says of who reaches what, and what it refuses to create. */
@Execution(ExecutionMode.SAME_THREAD)
class ConnectivityOfAStackTest {
  private static final String SHOP =
      """
      config:
        gcp:project: test
        gcp:region: europe-west1
        ringfence:cluster: {context: test}
        ringfence:databases:
          main:
            cloudSql: {tier: db-custom-1-3840}
            network: {existing: acme, privateServiceRange: 10.77.0.0/16}
            databases: [shop]
            users: [shop]
        ringfence:addresses:
          office: {blocks: 203.0.113.0/24, ports: 443}
          datacentre: {blocks: %s, ports: 5432}
        ringfence:workloads:
          frontend: {pods: {app: frontend}, ports: [8080]}
          backend: {pods: {app: backend}, ports: [8080], binds: [main]}
        ringfence:flows:
          - {from: anywhere, to: frontend}
          - {from: frontend, to: backend}
          - {from: backend, to: main}
          - {from: backend, to: office}
          - {from: [frontend, backend], to: [dns]}
          - {from: frontend, to: datacentre}
        ringfence:invariants:
          - {from: frontend, to: main, verdict: %s}
      """;

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_output_names_who_reaches_what_while_the_address_is_unknown_and_when_it_is_known(
      boolean preview) {
    StackRun run = run(shop("192.168.0.0/16", "denied"), preview);

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.output("connectivity"))
        .isEqualTo(
            Map.of(
                "anywhere", Map.of("frontend", "TCP 8080"),
                "frontend",
                    Map.of(
                        "backend", "TCP 8080",
                        "datacentre", "TCP 5432",
                        "dns", "TCP 53,UDP 53"),
                "backend",
                    Map.of(
                        "main", "TCP 5432",
                        "office", "TCP 443",
                        "dns", "TCP 53,UDP 53")));
    assertThat(run.output("postures")).isEqualTo(Map.of("frontend", "strict", "backend", "strict"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_violated_invariant_stops_the_run_with_the_deciding_rule_before_anything_is_declared(
      boolean preview) {
    StackRun run = run(shop("192.168.0.0/16", "allowed"), preview);

    assertThat(run.result().exitCode()).isNotZero();
    assertThat(run.providers().registrations()).isEmpty();
    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining(
                        """
                        The policies do not hold; none was changed.

                          ringfence:invariants[0]: frontend must reach main
                            frontend may not reach main on TCP 5432
                              egress of frontend: none of the rules of default/frontend allows it
                            fix: add a flow that allows it, or change the invariant
                        """));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_undeclared_client_that_would_reach_the_database_by_a_block_of_its_range_is_refused(
      boolean preview) {
    StackRun run = run(shop("10.0.0.0/8", "denied"), preview);

    assertThat(run.providers().registrations()).isEmpty();
    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining(
                        """
                          nobody but its declared clients reaches the database main
                            frontend may reach main on TCP 5432
                              egress of frontend: policy default/frontend, egress[2].to[0] allows TCP 5432
                            fix: say {from: frontend, to: main}, or narrow the ports or addresses of the wider flow
                        """));
  }

  @Test
  void what_depends_on_an_address_is_allowed_in_a_preview_and_shown_as_perhaps() {
    StackRun run = run(shop("10.77.128.0/17", "denied"), true);

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.output("connectivity"))
        .asString()
        .contains("main=No Connections; perhaps TCP 5432");
  }

  @Test
  void what_depended_on_an_address_is_decided_when_it_is_known_and_before_any_policy_changes() {
    StackRun outside = run(shop("10.77.128.0/17", "denied"), false);
    assertThat(outside.result().exceptions()).isEmpty();
    PulumiTest.cleanup();

    StackRun inside = run(shop("10.77.0.0/17", "denied"), false);

    assertThat(inside.result().exitCode()).isNotZero();
    assertThat(inside.providers().registrations(FakeProviders.INSTANCE)).hasSize(1);
    assertThat(inside.providers().registrations(FakeProviders.POLICY)).isEmpty();
    assertThat(inside.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining(
                        "ringfence:invariants[0]: frontend must not reach main")
                    .hasStackTraceContaining("nobody but its declared clients"));
  }

  @Test
  void outputs_of_the_last_update_that_cannot_be_read_are_no_reason_to_stop() {
    StackRun run =
        StackRun.run(
            shop("192.168.0.0/16", "denied"),
            true,
            new FakeProviders(instance -> Optional.empty())
                .after(Map.of("connectivity", Map.of("backend", "main"), "postures", "strict")));

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.output("connectivity")).asString().contains("main=TCP 5432");
  }

  @Test
  void that_nobody_tells_the_last_outputs_is_no_reason_to_stop() {
    StackRun run =
        StackRun.run(
            shop("192.168.0.0/16", "denied"),
            true,
            new FakeProviders(instance -> Optional.empty()).afterSomethingUnreadable());

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.output("connectivity")).asString().contains("main=TCP 5432");
  }

  @Test
  void a_group_of_namespaces_by_the_label_of_the_name_is_looked_at_too() {
    StackFile file =
        StackFiles.parse(
            """
            config:
              ringfence:cluster: {context: test}
              ringfence:namespaces:
                teams: {labels: {matchLabels: {kubernetes.io/metadata.name: team-a}}}
              ringfence:workloads: {backend: {pods: {app: backend}, ports: [8080]}}
              ringfence:flows: [{from: teams, to: backend}]
              ringfence:invariants: [{from: teams, to: backend, verdict: denied}]
            """);

    assertThat(run(file, true).result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem).hasStackTraceContaining("teams may reach backend on TCP 8080"));
  }

  private static StackFile shop(String datacentre, String verdict) {
    return StackFiles.parse(SHOP.formatted(datacentre, verdict));
  }

  private static StackRun run(StackFile file, boolean preview) {
    return StackRun.run(
        file,
        preview,
        new FakeProviders(instance -> preview ? Optional.empty() : Optional.of("10.77.0.3")));
  }
}
