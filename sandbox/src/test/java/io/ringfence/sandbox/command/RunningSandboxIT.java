package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ringfence.sandbox.command.SandboxCli.Result;
import io.ringfence.sandbox.daemon.DaemonControl;
import io.ringfence.sandbox.daemon.SandboxFacts;
import io.ringfence.sandbox.process.ProcessIdentity;
import io.ringfence.sandbox.process.ProcessRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningSandboxIT {
  private final SandboxCli sandbox =
      new SandboxCli(Path.of("target/sandbox-it/running"), SandboxCli.builtTools());

  @BeforeAll
  void start() throws Exception {
    sandbox.run("wipe");
    assertThat(sandbox.succeed("start").out())
        .contains("etcd is ready", "kube-apiserver is ready", "kube-controller-manager is ready")
        .contains("The sandbox is ready.", sandbox.facts().googleApi().baseUrl());
  }

  @AfterAll
  void wipe() throws Exception {
    List<ProcessRecord> processes = sandbox.processes();
    sandbox.succeed("wipe");
    assertThat(processes).isNotEmpty().noneMatch(ProcessRecord::runs);
    assertThat(sandbox.state().root()).doesNotExist();
  }

  @Test
  void showsEveryPartWithItsProcessAndAddress() throws Exception {
    Result status = sandbox.succeed("status");

    assertThat(sandbox.processes())
        .extracting(ProcessRecord::name)
        .contains("daemon", "etcd", "kube-apiserver", "kube-controller-manager");
    assertThat(sandbox.processes())
        .allMatch(ProcessRecord::runs)
        .allSatisfy(
            entry ->
                assertThat(status.out())
                    .contains(entry.name(), Long.toString(entry.process().pid()))
                    .contains(entry.address()));
  }

  @Test
  void isStartedOnlyOnce() throws Exception {
    List<ProcessIdentity> before = identities();

    assertThat(sandbox.succeed("start").out()).contains("running already");

    assertThat(identities()).containsAll(before);
  }

  @Test
  void startsWhenAnotherIsStillStopping() throws Exception {
    Thread stop = new Thread(() -> new DaemonControl(sandbox.state()).stop());
    stop.start();
    await().until(() -> !Files.exists(sandbox.state().facts().path()));

    Result start = sandbox.succeed("start");

    stop.join();
    assertThat(start.out()).contains("The sandbox is ready.");
    assertThat(sandbox.run("status").exitCode()).isZero();
  }

  @Test
  void keepsFactsAndSecretsFromOthers() throws Exception {
    SandboxFacts facts = sandbox.facts();

    assertThat(mode(sandbox.state().root())).isEqualTo("rwx------");
    assertThat(
            List.of(
                sandbox.state().facts().path(),
                Path.of(facts.googleApi().tokenFile()),
                Path.of(facts.kubernetes().kubeconfig()),
                sandbox.state().kubernetes().resolve("tokens.csv"),
                sandbox.state().kubernetes().resolve("service-account.key")))
        .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
  }

  @Test
  void keepsSecretsOutOfProcessArguments() throws Exception {
    String token = Files.readString(sandbox.state().token());
    String admin = Files.readString(sandbox.state().kubernetes().resolve("admin.token"));

    for (ProcessRecord entry : sandbox.processes()) {
      Path arguments = Path.of("/proc", Long.toString(entry.process().pid()), "cmdline");
      assertThat(Files.readString(arguments)).isNotEmpty().doesNotContain(token, admin);
    }
  }

  @Test
  void givesTheSameEnvironmentToAShellAndToPrograms() throws Exception {
    JsonNode variables = new ObjectMapper().readTree(sandbox.succeed("env", "--json").out());
    String exports = sandbox.succeed("env").out();
    SandboxFacts facts = sandbox.facts();

    assertThat(variables.get("KUBECONFIG").asText()).isEqualTo(facts.kubernetes().kubeconfig());
    assertThat(variables.get("GOOGLE_SQL_CUSTOM_ENDPOINT").asText())
        .isEqualTo(facts.googleApi().sqlEndpoint());
    assertThat(variables.get("GOOGLE_OAUTH_ACCESS_TOKEN").asText())
        .isEqualTo(Files.readString(sandbox.state().token()));
    assertThat(variables.get("PULUMI_BACKEND_URL").asText())
        .isEqualTo("file://" + sandbox.state().pulumiState());
    assertThat(variables.get("PATH").asText()).startsWith(facts.tools() + ":");
    assertThat(sandbox.state().pulumiState()).isDirectory();
    assertThat(Path.of(variables.get("PULUMI_CONFIG_PASSPHRASE_FILE").asText()))
        .isEqualTo(Path.of("passphrase").toAbsolutePath())
        .isNotEmptyFile();
    variables
        .properties()
        .forEach(
            variable ->
                assertThat(exports)
                    .contains(
                        "export "
                            + variable.getKey()
                            + "="
                            + EnvCommand.quoted(variable.getValue().asText())));
  }

  @Test
  void refusesRequestsWithoutTheToken() throws Exception {
    assertThat(new GoogleApiCaller(sandbox.facts()).statusWithoutToken()).isEqualTo(401);
  }

  @Test
  void refusesTheClustersUsersWithoutTheToken() throws Exception {
    Config stranger = config();
    stranger.setOauthToken("not-the-token");
    stranger.setAutoOAuthToken("not-the-token");

    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(stranger).build()) {
      assertThatExceptionOfType(KubernetesClientException.class)
          .isThrownBy(() -> client.configMaps().inNamespace("default").list())
          .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(401));
    }
  }

  @Test
  void listensOnLoopbackAlone() throws Exception {
    for (ProcessRecord entry : sandbox.processes()) {
      assertThat(ListeningSockets.of(entry.process().pid()))
          .as(entry.name())
          .isNotEmpty()
          .allMatch(ListeningSockets::isLoopback);
    }
  }

  @Test
  void showsTheLogOfAPart() throws Exception {
    assertThat(sandbox.succeed("logs", "kube-apiserver", "--lines=5").out().lines()).hasSize(5);
    Result unknown = sandbox.run("logs", "no-such-part");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("kube-apiserver", "etcd");
  }

  @Test
  void keepsPortsObjectsAndDatabasesOverStopAndStart() throws Exception {
    writeConfigMap("kept");
    String address = new GoogleApiCaller(sandbox.facts()).createInstance("kept", "127.91.0.0");
    SandboxFacts before = sandbox.facts();
    List<ProcessRecord> processes = sandbox.processes();
    assertThat(processes).extracting(ProcessRecord::name).anyMatch(n -> n.startsWith("postgres-"));

    sandbox.succeed("stop");

    assertThat(processes).noneMatch(ProcessRecord::runs);
    assertThat(sandbox.state().facts().path()).doesNotExist();
    assertThat(sandbox.run("status").exitCode()).isEqualTo(3);
    Result environment = sandbox.run("env");
    assertThat(environment.exitCode()).isEqualTo(3);
    assertThat(environment.out()).isEmpty();
    assertThat(environment.err()).contains("not running");

    sandbox.succeed("start");

    SandboxFacts after = sandbox.facts();
    assertThat(after.googleApi()).isEqualTo(before.googleApi());
    assertThat(after.kubernetes()).isEqualTo(before.kubernetes());
    assertThat(configMaps()).contains("kept");
    assertThat(new GoogleApiCaller(after).instance("kept").at("/ipAddresses/0/ipAddress").asText())
        .isEqualTo(address)
        .startsWith("127.91.");
    assertThat(after.processes())
        .filteredOn(entry -> entry.name().startsWith("postgres-"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.address()).isEqualTo(address + ":5432"))
        .satisfies(entry -> assertThat(entry.runs()).isTrue());
  }

  @Test
  void endsWhatAKilledDaemonLeftBehindBeforeItStartsAnew() throws Exception {
    writeConfigMap("survivor");
    ProcessRecord daemon = sandbox.process("daemon");
    ProcessRecord etcd = sandbox.process("etcd");

    daemon.process().live().ifPresent(ProcessHandle::destroyForcibly);
    await().until(() -> !daemon.runs());

    assertThat(etcd.runs()).isTrue();
    Result status = sandbox.run("status");
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.out()).contains("killed", "etcd");

    assertThat(sandbox.succeed("start").out()).contains("Ended what a killed sandbox had left");

    assertThat(etcd.runs()).isFalse();
    assertThat(sandbox.process("etcd").runs()).isTrue();
    assertThat(configMaps()).contains("survivor");
  }

  private List<ProcessIdentity> identities() {
    return sandbox.processes().stream().map(ProcessRecord::process).toList();
  }

  private void writeConfigMap(String name) throws Exception {
    try (KubernetesClient client = client()) {
      client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName(name)
                  .withNamespace("default")
                  .endMetadata()
                  .build())
          .create();
    }
  }

  private List<String> configMaps() throws Exception {
    try (KubernetesClient client = client()) {
      return client.configMaps().inNamespace("default").list().getItems().stream()
          .map(item -> item.getMetadata().getName())
          .toList();
    }
  }

  private KubernetesClient client() throws Exception {
    return new KubernetesClientBuilder().withConfig(config()).build();
  }

  private Config config() throws Exception {
    return Config.fromKubeconfig(
        Files.readString(Path.of(sandbox.facts().kubernetes().kubeconfig())));
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
