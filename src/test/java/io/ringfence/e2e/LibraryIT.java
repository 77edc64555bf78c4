package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.WorkspaceStack;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.ringfence.cluster.AppliedObjects;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.database.NetworkDefinition;
import io.ringfence.library.OrdersProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The program that the page on the library shows, on the real parts. */
@ExtendWith(OnSandbox.class)
class LibraryIT {
  private static final String PROJECT = "ringfence-library";
  private static final String NAME = "orders";

  @Test
  void a_teams_own_program_fences_its_database(Sandbox sandbox) throws Exception {
    var google = new GoogleApi(sandbox, PROJECT);
    google.createNetwork(NAME);
    google.connect(NAME, "127.%d.0.0".formatted(100 + sandbox.nextStack()));
    var network =
        new NetworkDefinition.Existing(
            "projects/%s/global/networks/%s".formatted(PROJECT, NAME), Optional.empty());
    var access =
        new KubeconfigFile(
            Optional.of(sandbox.kubeconfig().toString()), Optional.of("ringfence-sandbox"));
    WorkspaceStack stack =
        LocalWorkspace.createStack(
            NAME,
            "library",
            context ->
                OrdersProgram.deploy(
                    context, new AppliedObjects(access, Optional.empty()), network),
            options(sandbox));
    stack.setConfig("gcp:project", new ConfigValue(PROJECT));
    stack.setConfig("gcp:region", new ConfigValue("europe-west1"));
    try (var kubernetes = sandbox.kubernetes()) {
      kubernetes
          .resource(new NamespaceBuilder().withNewMetadata().withName(NAME).endMetadata().build())
          .create();
      var cluster = new Cluster(kubernetes, NAME);

      var outputs = stack.up().outputs();

      String endpoint = String.valueOf(Objects.requireNonNull(outputs.get("endpoint")).value());
      String host = new ObjectMapper().readTree(endpoint).at("/addresses/0").asText();
      assertThat(cluster.blocksOn(5432)).containsExactly(host + "/32");
      assertThat(cluster.policies()).containsOnlyKeys("backend", "frontend");
      var login = new Postgres(cluster.configMap("backend-main"), cluster.secret("backend-main"));
      assertThat(login.host()).isEqualTo(host);
      login.write("tea");
      assertThat(login.read()).isEqualTo("tea");

      stack.destroy();
      assertThat(cluster.size()).isZero();
      kubernetes.namespaces().withName(NAME).delete();
    }
  }

  private static LocalWorkspaceOptions options(Sandbox sandbox)
      throws IOException, AutomationException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/e2e")), "library")
            .toAbsolutePath();
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("PULUMI_BACKEND_URL", folder.toUri().toString());
    environment.remove("PULUMI_CONFIG_PASSPHRASE_FILE");
    environment.put("PULUMI_CONFIG_PASSPHRASE", "the state is thrown away");
    return LocalWorkspaceOptions.builder()
        .environmentVariables(environment)
        .pulumiCommand(new StructuredOutputs())
        .build();
  }
}
