package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.test.PulumiTest;
import inet.ipaddr.IPAddressString;
import io.ringfence.cluster.AppliedObjects;
import io.ringfence.cluster.Cluster;
import io.ringfence.config.StackFiles;
import io.ringfence.database.NetworkDefinition;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Port;
import io.ringfence.library.OrdersProgram;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.pulumi.Fence;
import io.ringfence.policy.pulumi.FenceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a team's own program does with the components. */
@Execution(ExecutionMode.SAME_THREAD)
class LibraryTest {
  private static final Path PROGRAM =
      Path.of("src/test/java/io/ringfence/library/OrdersProgram.java");
  private static final String THE_SAME_AS_A_STACK_FILE =
      """
      config:
        gcp:project: acme-prod
        gcp:region: europe-west1
        ringfence:cluster: {context: prod, dataplane: gke-v2}
        ringfence:namespace: orders
        ringfence:databases:
          main:
            cloudSql: {tier: db-custom-1-3840}
            network: {existing: prod, privateServiceRange: 10.200.0.0/16}
            databases: [orders]
            users: [orders]
        ringfence:workloads:
          frontend: {pods: {app: frontend}, ports: [8080]}
          backend: {pods: {app: backend}, ports: [8080], binds: [main]}
        ringfence:flows:
          - {from: anywhere, to: frontend}
          - {from: frontend, to: backend}
          - {from: backend, to: main}
          - {from: [frontend, backend], to: dns}
      """;

  private static final Workload WEB =
      Workload.of("web", "shop", Map.of("app", "web")).listeningOn(Port.tcp(80));

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @Test
  void the_page_shows_the_program_that_is_tested() throws IOException {
    String program = Files.readString(PROGRAM);
    assertThat(Files.readString(Path.of("docs/library.md")))
        .contains(program.substring(program.indexOf("  public static void main")));
  }

  @Test
  void a_program_makes_the_resources_that_the_same_stack_file_makes() {
    var network =
        new NetworkDefinition.Existing(
            "projects/acme-prod/global/networks/prod",
            Optional.of(new IPAddressString("10.200.0.0/16").getAddress()));
    StackRun ofProgram =
        run(context -> OrdersProgram.deploy(context, AppliedObjects.inContext("prod"), network));
    PulumiTest.cleanup();
    StackRun ofFile = StackRun.update(StackFiles.parse(THE_SAME_AS_A_STACK_FILE), "10.200.0.3");

    assertThat(RegisteredPolicies.of(ofProgram)).isEqualTo(RegisteredPolicies.of(ofFile));
    assertThat(ofFile.providers().registrations())
        .extracting(FakeProviders.Registration::id)
        .containsAll(
            ofProgram.providers().registrations().stream()
                .map(FakeProviders.Registration::id)
                .toList());
  }

  @Test
  void two_workloads_of_one_name_are_refused() {
    fencing(
        fence ->
            assertThatThrownBy(
                    () ->
                        fence.fence(WEB).fence(Workload.of("web", "shop", Map.of("app", "other"))))
                .hasMessage("two workloads are named web"));
  }

  @Test
  void a_flow_to_a_workload_that_says_no_ports_is_refused() {
    Workload silent = Workload.of("silent", "shop", Map.of("app", "silent"));
    fencing(
        fence ->
            assertThatThrownBy(() -> fence.allow(WEB, silent))
                .hasMessage("silent says no ports, so the flow from web must"));
  }

  @Test
  void a_database_without_an_endpoint_is_refused() {
    fencing(
        fence -> {
          fence.allow(WEB, new Peer.Database("main", Port.tcp(5432)));
          assertThatThrownBy(() -> fence.build("fence", ComponentResourceOptions.Empty))
              .hasMessageContaining("no endpoint of the database main");
        });
  }

  private static void fencing(Consumer<FenceBuilder> program) {
    StackRun run =
        run(
            context ->
                program.accept(
                    Fence.in(
                        Cluster.of(context, AppliedObjects.inContext("prod"), "shop"),
                        Dataplane.GENERIC)));
    assertThat(run.result().exceptions()).isEmpty();
  }

  private static StackRun run(Consumer<com.pulumi.Context> program) {
    return StackRun.run(false, new FakeProviders(instance -> Optional.of("10.200.0.3")), program);
  }
}
