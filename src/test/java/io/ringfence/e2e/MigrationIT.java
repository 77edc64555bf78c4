package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of the example's page, in their order, on a cluster with hand-written policies. */
@ExtendWith(OnSandbox.class)
class MigrationIT {
  private static final Path EXAMPLE = Path.of("examples/migration");
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @Test
  void hand_written_policies_become_the_stacks_and_are_never_gone(Sandbox sandbox)
      throws Exception {
    var folder = project(sandbox);
    List<String> commands =
        COMMANDS
            .matcher(Files.readString(EXAMPLE.resolve("README.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(commands).hasSize(4);
    try (var kubernetes = sandbox.kubernetes()) {
      var cluster = new Cluster(kubernetes, "shop");
      var byHand = Cluster.golden(EXAMPLE.resolve("by-hand.yaml"), Map.of());

      run(sandbox, folder, commands.get(0));
      assertThat(cluster.policies()).isEqualTo(byHand);
      String frontend = cluster.policyIdentifiers().get("frontend");

      assertThat(run(sandbox, folder, commands.get(1))).contains("2 imported");
      run(sandbox, folder, commands.get(2));
      assertThat(cluster.policies()).isEqualTo(byHand);

      assertThat(run(sandbox, folder, commands.get(3)))
          .containsSubsequence("backend created replacement", "backend deleted original")
          .contains("frontend updated");
      assertThat(cluster.policies())
          .isEqualTo(Cluster.golden(EXAMPLE.resolve("policies.prod.yaml"), Map.of()));
      assertThat(cluster.policyIdentifiers()).containsEntry("frontend", frontend);

      assertThat(run(sandbox, folder, "pulumi up --stack prod --yes --refresh"))
          .doesNotContainPattern("\\d+ (created|updated|deleted|replaced)");
      run(sandbox, folder, "pulumi destroy --stack prod --yes");
      assertThat(cluster.policies()).isEmpty();
      kubernetes.namespaces().withName("shop").delete();
    }
  }

  private static Path project(Sandbox sandbox) throws IOException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/e2e")), "migration")
            .toAbsolutePath();
    for (String file : List.of("by-hand.yaml", "import.json")) {
      Files.copy(EXAMPLE.resolve(file), folder.resolve(file));
    }
    ProjectFiles.BUILT_JAR.write(folder, EXAMPLE.resolve("Pulumi.yaml"));
    StackFile.copy(EXAMPLE.resolve("Pulumi.prod.yaml"), folder.resolve("Pulumi.prod.yaml"))
        .set("ringfence:cluster", "{kubeconfig: %s}".formatted(sandbox.kubeconfig()));
    return folder;
  }

  private static String run(Sandbox sandbox, Path folder, String commands) throws Exception {
    Path output = folder.resolve("output.txt");
    var builder =
        new ProcessBuilder("sh", "-e", "-c", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(sandbox.environment());
    builder.environment().remove("PULUMI_CONFIG_PASSPHRASE_FILE");
    builder.environment().put("PULUMI_CONFIG_PASSPHRASE", "not a secret: nothing is encrypted");
    Path state = Files.createDirectories(folder.resolve("state"));
    builder.environment().put("PULUMI_BACKEND_URL", state.toUri().toString());
    int status = builder.start().waitFor();
    String printed = Files.readString(output);
    assertThat(status).describedAs("%s: %s", commands, printed).isZero();
    return printed;
  }
}
