package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.pulumi.test.PulumiTest;
import io.ringfence.config.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each stack file of the examples gives the policies in the file beside it. After a change, {@code
 * -Dgoldens=rewrite} writes them anew, for a person to read in the diff.
 */
@Execution(ExecutionMode.SAME_THREAD)
class ExamplesTest {
  private static final Path FOLDER = Path.of("examples");
  private static final Pattern STACK_FILE = Pattern.compile("Pulumi\\.(.+)\\.yaml");
  private static final YAMLMapper YAML = new YAMLMapper();

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  static List<Path> stackFiles() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> STACK_FILE.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  static List<Path> projects() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.endsWith("Pulumi.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stackFiles")
  void the_policies_are_those_in_the_file_beside_it(Path file) throws IOException {
    String policies =
        CompiledStack.policies(StackFiles.read(file), Objects.requireNonNull(file.getParent()));

    Path expected = policies(file);
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(expected, policies);
    }
    assertThat(policies).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void each_project_runs_the_program_of_this_repository(Path project) throws IOException {
    JsonNode content = YAML.readTree(project.toFile());
    assertThat(project.resolveSibling(content.required("main").asText()).resolve("pom.xml"))
        .hasSameTextualContentAs(Path.of("pom.xml"));
    assertThat(content.required("runtime").asText()).isEqualTo("java");
    assertThat(content.required("requiredPulumiVersion"))
        .isEqualTo(YAML.readTree(Path.of("Pulumi.yaml").toFile()).get("requiredPulumiVersion"));
    assertThat(project.resolveSibling("README.md")).exists();
  }

  private static Path policies(Path stackFile) {
    return stackFile.resolveSibling(
        STACK_FILE.matcher(stackFile.getFileName().toString()).replaceFirst("policies.$1.yaml"));
  }
}
