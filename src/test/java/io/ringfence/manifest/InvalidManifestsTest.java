package io.ringfence.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.manifest.ManifestFiles.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each manifest of the folder has problems, all of the same sort, and {@code NAME.expected.txt}
 * beside it is the whole message that a person gets. After a change, {@code mvn test
 * -Dtest=InvalidManifestsTest -Dgoldens=rewrite} writes the messages anew, for a person to read in
 * the diff.
 */
class InvalidManifestsTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence/manifest/invalid");

  static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void every_problem_is_named_with_its_document_and_field(Path manifest) throws IOException {
    String message = message(manifest);
    Path expected = Path.of(manifest + ".expected.txt");
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(expected, message);
    }
    assertThat(message).isEqualTo(Files.readString(expected));
  }

  @Test
  void every_expected_message_has_its_manifest() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".txt")))
          .containsExactlyInAnyOrderElementsOf(
              manifests().stream().map(file -> Path.of(file + ".expected.txt")).toList());
    }
  }

  private static String message(Path manifest) {
    Contents contents = ManifestFiles.read(List.of(manifest));
    var problems = new ArrayList<>(contents.problems());
    try {
      new SnapshotReader("default").read(contents.manifests());
    } catch (InvalidManifestsException e) {
      problems.addAll(e.problems());
    }
    assertThat(problems).isNotEmpty();
    return String.valueOf(new InvalidManifestsException(problems).getMessage())
        .replace(FOLDER + "/", "");
  }
}
