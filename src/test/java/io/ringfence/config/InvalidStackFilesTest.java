package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code NAME.yaml} of the folder is a stack's file with problems, and {@code
 * NAME.expected.txt} beside it the whole message that a person gets. After a change of the wording,
 * {@code mvn test -Dtest=InvalidStackFilesTest -Dgoldens=rewrite} writes the messages anew, for a
 * person to read in the diff.
 */
class InvalidStackFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence/config/invalid");

  @ParameterizedTest
  @MethodSource("files")
  void namesEveryProblemWithItsPlaceItsValueAndItsFix(String name) throws IOException {
    String message = message(name);

    Path expected = FOLDER.resolve(name + ".expected.txt");
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(expected, message);
    }
    assertThat(message).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("files")
  void showsNoSecret(String name) {
    // Every secret in these files is spelled so.
    assertThat(message(name)).doesNotContainIgnoringCase("hunter2");
  }

  @Test
  void everyExpectedMessageHasItsFile() throws IOException {
    try (Stream<Path> entries = Files.list(FOLDER)) {
      assertThat(entries.map(path -> path.getFileName().toString()).filter(n -> n.endsWith(".txt")))
          .containsExactlyInAnyOrderElementsOf(
              files().stream().map(name -> name + ".expected.txt").toList());
    }
  }

  @Test
  void aProblemThatSeveralDeclarationsShareIsSaidOnce() {
    StackFile file =
        StackFiles.parse(
            """
            config:
              ringfence:cluster: {context: test}
              ringfence:databases:
                legacy: {existing: {database: shop, user: shop, password: hunter2}}
              ringfence:workloads:
                api: {pods: {app: api}, ports: [80], binds: [legacy]}
                web: {pods: {app: web}, ports: [80], binds: [legacy]}
              ringfence:flows: [{from: web, to: api}]
            secure: [ringfence:databases]
            """);

    var thrown = catchThrowableOfType(InvalidStackFileException.class, file::read);

    assertThat(thrown.problems())
        .singleElement()
        .extracting(Problem::path)
        .isEqualTo("ringfence:databases.legacy.existing.addresses");
  }

  static List<String> files() throws IOException {
    try (Stream<Path> entries = Files.list(FOLDER)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  private static String message(String name) {
    StackFile file = StackFiles.read(FOLDER.resolve(name + ".yaml"));
    var thrown = catchThrowableOfType(InvalidStackFileException.class, file::read);
    return Objects.requireNonNull(thrown.getMessage());
  }
}
