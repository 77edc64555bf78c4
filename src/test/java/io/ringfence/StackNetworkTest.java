package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.PulumiTest;
import io.ringfence.FakeProviders.Registration;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that another stack tells of. */
@Execution(ExecutionMode.SAME_THREAD)
class StackNetworkTest {
  private static final String BASE = "organization/ringfence/base";
  private static final String PATH = "projects/acme/global/networks/acme";
  private static final Map<String, Object> ACME =
      Map.of("path", PATH, "privateServiceRange", "10.77.0.0/16");

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @Test
  void anInstanceIsPutIntoItAndNothingOfItIsMade() {
    StackRun run = run("", "10.77.0.3", Map.of("networks", Map.of("acme", ACME)));

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(instance(run)).containsEntry("privateNetwork", PATH);
    assertThat(run.providers().registrations())
        .extracting(Registration::type)
        .filteredOn(type -> type.startsWith("gcp:"))
        .containsOnly(FakeProviders.INSTANCE);
  }

  @Test
  void itIsToldOnByTheStackThatUsesIt() {
    StackRun run = run("", "10.77.0.3", Map.of("networks", Map.of("acme", ACME)));

    assertThat(run.output("networks")).isEqualTo(Map.of("acme", ACME));
  }

  @Test
  void oneOfSeveralIsChosenByItsName() {
    StackRun run =
        run(
            ", network: acme",
            "10.77.0.3",
            Map.of("networks", Map.of("other", Map.of("path", "nowhere"), "acme", ACME)));

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(instance(run)).containsEntry("privateNetwork", PATH);
  }

  @Test
  void anAddressOutsideOfTheRangeThatItsStackReservedBecomesNoRule() {
    StackRun run = run("", "10.78.0.3", Map.of("networks", Map.of("acme", ACME)));

    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining(
                        "it is outside of the private service range 10.77.0.0/16"));
    assertThat(run.providers().registrations(FakeProviders.POLICY)).isEmpty();
  }

  @Test
  void whereItsRangeIsNotKnownAnAddressHasToBePrivateAllTheSame() {
    Map<String, Object> outputs = Map.of("networks", Map.of("acme", Map.of("path", PATH)));

    StackRun secret = run("", "10.78.0.3", outputs);
    PulumiTest.cleanup();
    StackRun open = run("", "34.76.1.2", outputs);

    assertThat(secret.result().exceptions()).isEmpty();
    assertThat(secret.output("networks")).isEqualTo(outputs.get("networks"));
    assertThat(open.result().exceptions())
        .anySatisfy(
            problem -> assertThat(problem).hasStackTraceContaining("it is not a private address"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; has no output \"networks\"",
        "{networks: []}; it is no group of names",
        "{networks: {}}; there is not one network alone, but []",
        "{networks: {a: {path: b}, c: {path: d}}}; there is not one network alone, but [a, c]",
        "{networks: {acme: {}}}; \"path\" is not there",
        "{networks: {acme: {path: 7}}}; it is no text",
        "{networks: {acme: {path: acme}}}; \"acme\" is no network's path",
        "{networks: {acme: {path: projects/acme/global/networks/acme, privateServiceRange: 8}}};"
            + " it is no text",
        "{networks: {acme: {path: projects/acme/global/networks/acme, privateServiceRange: all}}};"
            + " \"all\" is no private service range",
        "{networks: {acme: {path: projects/a/global/networks/b, privateServiceRange: 0.0.0.0/0}}};"
            + " \"0.0.0.0/0\" is no private service range",
        "{networks: {acme: {path: projects/a/global/networks/b, privateServiceRange:"
            + " 34.0.0.0/16}}}; \"34.0.0.0/16\" is no private service range",
        "{networks: {acme: {path: projects/a/global/networks/b, privateServiceRange: fd00::/16}}};"
            + " \"fd00::/16\" is no private service range"
      })
  void whatSaysNotWhereItIsStopsTheRunBeforeAnythingIsDeclared(String outputs, String message) {
    StackRun run = run("", "10.77.0.3", StackFiles.map(outputs));

    assertStopped(run, message);
  }

  @Test
  void aNetworkThatIsNotThereIsNamedWithThoseThatAre() {
    StackRun run = run(", network: amce", "10.77.0.3", Map.of("networks", Map.of("acme", ACME)));

    assertStopped(run, "\"amce\" is not there");
    assertStopped(run, "it has [acme]");
  }

  @Test
  void twoWaysToTheSameNetworkStopTheRunBeforeAnythingIsDeclared() {
    StackFile file =
        StackFiles.parse(
            """
            config:
              gcp:project: acme
              gcp:region: europe-west1
              ringfence:cluster: {context: test}
              ringfence:databases:
                first: {cloudSql: {tier: db-f1-micro}, network: {existing: acme}}
                main: {cloudSql: {tier: db-f1-micro}, network: {stack: {name: %s}}}
            """
                .formatted(BASE));

    StackRun run = run(file, "10.77.0.3", Map.of("networks", Map.of("acme", ACME)));

    assertStopped(run, "has the name of the network of the database first");
  }

  private static void assertStopped(StackRun run, String message) {
    assertThat(run.result().exitCode()).isNotZero();
    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasStackTraceContaining("ringfence:databases.main.network.stack")
                    .hasStackTraceContaining(message));
    assertThat(run.providers().registrations())
        .extracting(Registration::type)
        .containsOnly("pulumi:providers:kubernetes", FakeProviders.STACK, FakeProviders.STASH);
  }

  private static Map<String, Object> instance(StackRun run) {
    Map<String, Object> inputs =
        run.providers().registration(FakeProviders.INSTANCE, "main").inputs();
    return FakeProviders.group(FakeProviders.group(inputs, "settings"), "ipConfiguration");
  }

  private static StackRun run(String network, String address, Map<String, Object> outputs) {
    StackFile file =
        StackFiles.parse(
            """
            config:
              gcp:project: acme
              gcp:region: europe-west1
              ringfence:cluster: {context: test}
              ringfence:databases:
                main:
                  cloudSql: {tier: db-f1-micro}
                  network: {stack: {name: %s%s}}
              ringfence:workloads:
                report: {pods: {app: report}}
              ringfence:flows: [{from: report, to: main}]
            """
                .formatted(BASE, network));
    return run(file, address, outputs);
  }

  private static StackRun run(StackFile file, String address, Map<String, Object> outputs) {
    return StackRun.run(
        file, false, new FakeProviders(instance -> Optional.of(address)).with(BASE, outputs));
  }
}
