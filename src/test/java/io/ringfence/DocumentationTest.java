package io.ringfence;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.test.PulumiTest;
import io.ringfence.config.SchemaCheck;
import io.ringfence.config.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows is what the program does. */
@Execution(ExecutionMode.SAME_THREAD)
class DocumentationTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(config:\n.*?)```", Pattern.DOTALL);

  /** Has the files that the pages' stack files name. */
  private static final Path PROJECT = Path.of("src/test/resources/io/ringfence/seal");

  private static final Path POLICIES = Path.of("src/test/resources/io/ringfence/documentation");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)");

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> examples = Files.walk(Path.of("examples"))) {
      return Stream.of(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), docs, examples)
          .flatMap(Function.identity())
          .filter(file -> file.toString().endsWith(".md"))
          .toList()
          .stream();
    }
  }

  @Test
  void the_readme_has_a_stack_file() throws IOException {
    assertThat(stackFiles(Path.of("README.md"))).hasSize(1);
  }

  @Test
  void the_readme_shows_the_message_that_a_mistake_in_its_stack_file_gives() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String mistaken = stackFiles(Path.of("README.md")).get(0).replace("to: main}", "to: mian}");
    assertThatThrownBy(() -> StackFiles.parse(mistaken).read())
        .satisfies(problem -> assertThat(readme).contains(problem.getMessage()));
  }

  /** Beside this class's resources there is a file of policies for each stack file of a page. */
  @ParameterizedTest
  @MethodSource("pages")
  void every_stack_file_on_a_page_compiles_to_its_policies(Path page) throws IOException {
    List<String> files = stackFiles(page);
    for (int number = 0; number < files.size(); number++) {
      String policies = CompiledStack.policies(StackFiles.parse(files.get(number)), PROJECT);
      Path expected = POLICIES.resolve(name(page) + "-" + (number + 1) + ".yaml");
      if ("rewrite".equals(System.getProperty("goldens"))) {
        Files.writeString(expected, policies);
      }
      assertThat(policies).isEqualTo(Files.readString(expected));
    }
  }

  @Test
  void no_file_of_policies_is_left_of_a_page() throws IOException {
    var known = new HashSet<String>();
    for (Path page : pages().toList()) {
      for (int number = 1; number <= stackFiles(page).size(); number++) {
        known.add(name(page) + "-" + number + ".yaml");
      }
    }
    try (Stream<Path> files = Files.list(POLICIES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_stack_file_on_a_page_fits_the_schema(Path page) throws IOException {
    for (String file : stackFiles(page)) {
      assertThat(SchemaCheck.ofRecords().errors(file)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_within_the_repository_leads_somewhere(Path page) throws IOException {
    List<String> links =
        LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)).toList();
    assertThat(links).allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
  }

  private static String name(Path page) {
    return page.toString().replace(".md", "").replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(ROOT);
  }

  private static List<String> stackFiles(Path page) throws IOException {
    return YAML.matcher(Files.readString(page)).results().map(DocumentationTest::body).toList();
  }

  private static String body(MatchResult block) {
    return block.group(1);
  }
}
