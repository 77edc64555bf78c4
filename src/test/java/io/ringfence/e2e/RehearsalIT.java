package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rehearsals as a person runs them, in a project with a git history of its own. */
class RehearsalIT {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path JAR = Path.of("sandbox/target/ringfence-sandbox.jar");

  private Path project;
  private Path file;

  @BeforeEach
  void copyProject() throws Exception {
    project =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/e2e")), "rehearsal")
            .toAbsolutePath();
    file = project.resolve("Pulumi.prod.yaml");
    Files.copy(Path.of("Pulumi.yaml"), project.resolve("Pulumi.yaml"));
    Files.copy(Path.of("Pulumi.prod.yaml"), file);
    git("init", "--quiet");
  }

  @Test
  void the_committed_prod_and_a_change_of_it_pass_at_addresses_of_the_real_range()
      throws Exception {
    release();
    edit(config -> ((ObjectNode) config.at("/ringfence:databases/main")).put("users", "other"));

    Run run = rehearse();

    assertThat(run.exitCode()).as(run.printed()).isZero();
    assertThat(run.printed())
        .containsSubsequence(
            "from v1",
            "Step 1: up of v1",
            "\"10.77.0.2\"",
            "Step 2: preview of the change",
            "other",
            "Step 3: up of the change",
            "Step 4: a second up, which must change nothing",
            "Step 5: up with protected: false",
            "updated",
            "Step 6: destroy",
            "deleted",
            "The rehearsal of prod has passed.")
        .doesNotContain("warning:");
    assertThat(project.resolve("rehearsal/logs")).isNotEmptyDirectory();
    assertThat(project.resolve("rehearsal/sandbox")).doesNotExist();
    assertThat(project.resolve("rehearsal/pulumi-state")).doesNotExist();
  }

  @Test
  void a_change_that_google_refuses_fails_with_its_error_and_keeps_the_logs() throws Exception {
    ObjectNode databases =
        edit(config -> config.remove("ringfence:databases"), "ringfence:databases");
    edit(config -> config.remove(List.of("ringfence:workloads", "ringfence:flows")));
    release();
    ((ObjectNode) databases.at("/main/cloudSql")).putObject("flags").put("max_connections", "many");
    edit(config -> config.set("ringfence:databases", databases));

    Run run = rehearse();

    assertThat(run.exitCode()).as(run.printed()).isEqualTo(1);
    assertThat(run.printed())
        .contains("FAILED in step 3, up of the change", "max_connections")
        .doesNotContain("Step 4", "has passed");
    assertThat(project.resolve("rehearsal/logs/3-up-of-the-change.log"))
        .content()
        .contains("max_connections");
    assertThat(project.resolve("rehearsal/sandbox")).doesNotExist();
  }

  private void release() throws Exception {
    git("add", ".");
    git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "v1");
    git("tag", "v1");
  }

  private ObjectNode edit(Consumer<ObjectNode> change) throws IOException {
    return edit(change, "");
  }

  /** Changes the file, and gives what a key held before. */
  private ObjectNode edit(Consumer<ObjectNode> change, String key) throws IOException {
    ObjectNode content = (ObjectNode) YAML.readTree(file.toFile());
    ObjectNode config = (ObjectNode) content.required("config");
    var before = config.path(key);
    change.accept(config);
    YAML.writeValue(file.toFile(), content);
    return before instanceof ObjectNode group ? group : YAML.createObjectNode();
  }

  private void git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(run(command).exitCode()).as("%s", command).isZero();
  }

  /** With what a person's environment holds, of which nothing may reach the rehearsal. */
  private Run rehearse() throws Exception {
    return run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toAbsolutePath().toString(),
            "rehearse",
            file.toString(),
            "--program=" + Path.of("target/ringfence.jar").toAbsolutePath(),
            "--tools=" + Path.of("sandbox/tools/bin").toAbsolutePath(),
            "--directory=" + project.resolve("rehearsal")));
  }

  private Run run(List<String> command) throws Exception {
    File output = Files.createTempFile(project, "command", ".out").toFile();
    var builder = new ProcessBuilder(command).directory(project.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "GOOGLE_CREDENTIALS", "not to be used",
                "PULUMI_BACKEND_URL", "file:///nowhere",
                "KUBECONFIG", "/nowhere"));
    Process process = builder.redirectErrorStream(true).redirectOutput(output).start();
    int exitCode = process.waitFor();
    return new Run(exitCode, Files.readString(output.toPath()));
  }

  private record Run(int exitCode, String printed) {}
}
