package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.address.Addresses;
import io.ringfence.cluster.BindingDefinition;
import io.ringfence.database.Availability;
import io.ringfence.database.BackupSettings;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.DatabaseDefinition.Existing;
import io.ringfence.database.Edition;
import io.ringfence.database.Locks;
import io.ringfence.database.NetworkDefinition;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.Posture;
import io.ringfence.policy.Postures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "staging", "prod"})
  void theCommittedStacksDeclareTheSameApplicationStrictly(String stack) {
    Declarations declared = committed(stack);

    assertThat(declared.postures()).isEqualTo(Postures.all(Posture.STRICT));
    assertThat(declared.bindings())
        .extracting(BindingDefinition::workload, BindingDefinition::database)
        .containsExactly(tuple("backend", "main"));
    assertThat(declared.flows())
        .extracting(
            flow -> flow.from().name() + " > " + flow.to().name() + " " + text(flow.ports()))
        .containsExactly(
            "anywhere > frontend [TCP 8080]",
            "frontend > backend [TCP 8080]",
            "backend > main [TCP 5432]",
            "frontend > dns [UDP 53, TCP 53]",
            "frontend > https [TCP 443]",
            "backend > dns [UDP 53, TCP 53]",
            "backend > https [TCP 443]");
  }

  @Test
  void stagingIsSmallZonalAndFreeToTearDown() {
    CloudSql database = database(committed("staging"));

    assertThat(database.settings().availability()).isEqualTo(Availability.ZONAL);
    assertThat(database.settings().tier()).isEqualTo("db-custom-1-3840");
    assertThat(database.settings().backups()).isEmpty();
    assertThat(database.locks()).isEqualTo(new Locks(false, false, false));
    assertThat(database.network())
        .isEqualTo(
            new NetworkDefinition.Existing(
                "projects/acme-staging/global/networks/staging", Optional.empty()));
  }

  @Test
  void productionIsRegionalRecoverableAndLocked() {
    CloudSql database = database(committed("prod"));

    assertThat(database.settings().availability()).isEqualTo(Availability.REGIONAL);
    assertThat(database.settings().edition()).isEqualTo(Edition.ENTERPRISE);
    assertThat(database.settings().backups())
        .hasValue(new BackupSettings(true, 30, 7, "02:00", Optional.empty(), false));
    assertThat(database.locks()).isEqualTo(new Locks(true, true, true));
    assertThat(database.network())
        .isEqualTo(
            new NetworkDefinition.Existing(
                "projects/acme-prod/global/networks/prod",
                Optional.of(Addresses.block("10.77.0.0/16"))));
  }

  @Test
  void theSandboxTakesItsAddressesFromTheLoopbackRange() {
    assertThat(database(committed("sandbox")).network())
        .isEqualTo(new NetworkDefinition.Created("ringfence", Addresses.block("127.77.0.0/16")));
  }

  @Test
  void whatIsNotWrittenHasItsDefault() {
    Declarations declared = StackFiles.parse("config: {ringfence:cluster: {context: test}}").read();

    assertThat(declared.namespace()).isEqualTo("default");
    assertThat(declared.cluster().dataplane()).isEqualTo(Dataplane.GENERIC);
    assertThat(declared.postures()).isEqualTo(Postures.all(Posture.STRICT));
    assertThat(declared.databases()).isEmpty();
    assertThat(declared.workloads()).isEmpty();
    assertThat(declared.flows()).isEmpty();
    assertThat(declared.bindings()).isEmpty();
  }

  @Test
  void readsAnExistingDatabaseWithItsLogin() {
    Declarations declared =
        StackFiles.parse(
                """
                config:
                  ringfence:cluster: {context: test}
                  ringfence:databases:
                    legacy:
                      existing:
                        addresses: 10.10.10.10
                        port: 5433
                        database: shop
                        user: shop
                        password: hunter2
                secure: [ringfence:databases]
                """)
            .read();

    assertThat(declared.databases())
        .singleElement()
        .isInstanceOfSatisfying(
            Existing.class,
            legacy -> {
              assertThat(legacy.addresses()).containsExactly(Addresses.address("10.10.10.10"));
              assertThat(legacy.port()).isEqualTo(5433);
              assertThat(legacy.accounts().passwords()).containsOnlyKeys("shop");
              assertThat(legacy.toString()).doesNotContain("hunter2");
            });
  }

  @Test
  void aFlowsOwnPortsGoBeforeThoseOfItsPeer() {
    Declarations declared =
        StackFiles.parse(
                """
                config:
                  ringfence:cluster: {context: test}
                  ringfence:workloads: {web: {pods: {app: web}, ports: [8080]}}
                  ringfence:flows:
                    - {from: anywhere, to: web, ports: [443, 8000-8100, admin, 53/UDP]}
                    - {from: web, to: anywhere, ports: any}
                """)
            .read();

    assertThat(declared.flows())
        .extracting(Flow::ports)
        .containsExactly(
            Ports.of(Port.tcp(443), Port.parse("8000-8100"), Port.parse("admin"), Port.udp(53)),
            Ports.any());
    assertThat(declared.flows().get(1).to()).isEqualTo(new Peer.Anywhere());
  }

  @Test
  void readsWhatTheEngineHandsOver() {
    StackFile file =
        StackFile.fromEnvironment(
            Map.of(
                "PULUMI_CONFIG",
                "{\"gcp:project\": \"acme\", \"ringfence:flows\": \"[]\"}",
                "PULUMI_CONFIG_SECRET_KEYS",
                "[\"ringfence:databases\"]"));

    assertThat(file.values()).containsEntry("gcp:project", "acme");
    assertThat(file.secretKeys()).containsExactly("ringfence:databases");
    assertThat(StackFile.fromEnvironment(Map.of()).values()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> StackFile.fromEnvironment(Map.of("PULUMI_CONFIG", "no JSON")));
  }

  private static Declarations committed(String stack) {
    return StackFiles.read(Path.of("Pulumi." + stack + ".yaml")).read();
  }

  private static CloudSql database(Declarations declared) {
    return (CloudSql) declared.databases().get(0);
  }

  private static List<String> text(Ports ports) {
    return ((Ports.Listed) ports).ports().stream().map(Port::toString).toList();
  }
}
