package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.PulumiTest;
import io.ringfence.FakeProviders.Registration;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that another stack tells of. */
@Execution(ExecutionMode.SAME_THREAD)
class StackDatabaseTest {
  private static final String CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
  private static final String SHOP = "organization/ringfence/shop";

  private static final Map<String, Object> MAIN =
      Map.of(
          "addresses", List.of("10.77.0.3"),
          "port", 5432.0,
          "replicas", Map.of("reporting", "10.77.0.4"),
          "databases", List.of("shop", "audit"),
          "users", List.of("shop", "auditor"));

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @Test
  void itsAddressesAndThoseOfItsReplicasAreTheRules() {
    StackRun run = run("[]", Map.of("endpoints", Map.of("main", MAIN)));

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.providers().registration(FakeProviders.POLICY, "report").inputs().toString())
        .contains("cidr=10.77.0.3/32", "cidr=10.77.0.4/32", "port=5432");
    assertThat(run.output("endpoints")).isEqualTo(Map.of("orders", whole(MAIN)));
  }

  @Test
  void aBindingLogsInAsAUserWhosePasswordIsShared() {
    StackRun run =
        run(
            "{to: orders, database: audit, user: auditor}",
            Map.of(
                "endpoints",
                Map.of("main", MAIN),
                "passwords",
                Map.of("main", Map.of("auditor", "hunter2"))));

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(run.providers().registration(CONFIG_MAP, "report-orders").inputs().get("data"))
        .isEqualTo(
            Map.of(
                "PGHOST", "10.77.0.3",
                "PGPORT", "5432",
                "PGDATABASE", "audit",
                "PGUSER", "auditor"));
    assertThat(run.result().outputs().keySet())
        .allSatisfy(name -> assertThat(run.output(name).toString()).doesNotContain("hunter2"));
  }

  @Test
  void aBindingThatNeedsAPasswordThatIsNotSharedStopsTheRunBeforeAnyPolicy() {
    StackRun run = run("orders", Map.of("endpoints", Map.of("main", MAIN)));

    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining("the binding report-orders needs the password")
                    .hasStackTraceContaining("share: [USER]"));
    assertThat(run.providers().registrations(FakeProviders.POLICY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; has no output \"endpoints\"",
        "{endpoints: {}}; \"main\" is not there",
        "{endpoints: {mian: {}}}; it has [mian]",
        "{endpoints: []}; it is no group of names",
        "{endpoints: {main: {addresses: [10.77.0.3]}}}; \"port\" is not there",
        "{endpoints: {main: {addresses: [10.77.0.3], port: many}}}; it is no whole number",
        "{endpoints: {main: {addresses: [10.77.0.3], port: 5433}}}; answers on port 5433 there",
        "{endpoints: {main: {addresses: 10.77.0.3, port: 5432}}}; it is no list of texts",
        "{endpoints: {main: {addresses: [], port: 5432}}}; has no address there",
        "{endpoints: {main: {port: 5432}}}; has no address there",
        "{endpoints: {main: {addresses: [34.76.1.2], port: 5432}}}; it is not a private address",
        "{endpoints: {main: {addresses: [0.0.0.0/0], port: 5432}}}; not a single IP address",
        "{endpoints: {main: {addresses: [10.0.0.0/8], port: 5432}}}; not a single IP address",
        "{endpoints: {main: {addresses: [10.77.0.3], port: 5432, replicas: [a]}}}; no group",
        "{endpoints: {main: {addresses: [10.77.0.3], port: 5432, replicas: {a: 8.8.8.8}}}};"
            + " it is not a private address"
      })
  void whatIsNotFitForARuleStopsTheRunBeforeAnythingIsDeclared(String outputs, String message) {
    StackRun run = run("[]", StackFiles.map(outputs));

    assertThat(run.result().exitCode()).isNotZero();
    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining("ringfence:databases.orders")
                    .hasStackTraceContaining(message));
    assertThat(run.providers().registrations())
        .extracting(Registration::type)
        .containsOnly("pulumi:providers:kubernetes", FakeProviders.STACK, FakeProviders.STASH);
  }

  @Test
  void aStackSharesThePasswordsOfThoseUsersAloneThatItNames() {
    StackRun run =
        StackRun.update(
            StackFiles.parse(
                """
                config:
                  gcp:project: acme
                  gcp:region: europe-west1
                  ringfence:cluster: {context: test}
                  ringfence:databases:
                    main:
                      cloudSql: {tier: db-custom-1-3840}
                      network: {existing: acme}
                      databases: [shop]
                      users: [shop, auditor]
                      share: [auditor]
                """),
            "10.77.0.3");

    Object password =
        run.providers().registration(FakeProviders.STASH, "main/auditor").inputs().get("input");
    assertThat(run.output("passwords")).isEqualTo(Map.of("main", Map.of("auditor", password)));
    assertThat(StackRun.isSecret(run.result().output("passwords"))).isTrue();
  }

  private static Map<String, Object> whole(Map<String, Object> endpoint) {
    var whole = new java.util.HashMap<>(endpoint);
    whole.put("port", 5432);
    return whole;
  }

  private static StackRun run(String binds, Map<String, Object> outputs) {
    StackFile file =
        StackFiles.parse(
            """
            config:
              ringfence:cluster: {context: test}
              ringfence:databases:
                orders: {stack: {name: organization/ringfence/shop, database: main}}
              ringfence:workloads:
                report: {pods: {app: report}, binds: %s}
              ringfence:flows: [{from: report, to: orders}]
            """
                .formatted(binds));
    return StackRun.run(
        file, false, new FakeProviders(instance -> Optional.empty()).with(SHOP, outputs));
  }
}
