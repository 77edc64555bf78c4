package io.ringfence.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.manifest.ManifestFiles.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is malformed is told without a word of it, since it may be a password. */
class MalformedTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\": hunter2}",
        "{\"password\": \"hunter2",
        "{\"hunter2\": 1, \"hunter2\": 2}",
        "{\"password\": \"\\hunter2\"}",
        "{\"password\": 1hunter2}",
        "{\"a\": 1} hunter2",
      })
  void malformed_json_is_told_without_its_words(String text) {
    Contents contents = ManifestFiles.parse("test.json", text);
    assertThat(contents.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.source()).startsWith("test.json, line 1, column"))
        .satisfies(problem -> assertThat(problem.toString()).doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: *hunter2",
        "password: !hunter2 a",
        "password: !<hunter2 a",
        "password: @hunter2",
        "password: hunter2: a",
        "password: \"hunter2",
        "hunter2: 1\nhunter2: 2",
        "password: [hunter2}",
        "a: &hunter2\n  b: *hunter2",
        "password: {<<: hunter2}",
        "password: \"\\hunter2\"",
        "%hunter2\n---\n---\n- a\nb",
        "password: !hunter2!a b",
      })
  void malformed_yaml_is_told_without_its_words(String text) {
    Contents contents = ManifestFiles.parse("test.yaml", text);
    assertThat(contents.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.source()).startsWith("test.yaml, line "))
        .satisfies(problem -> assertThat(problem.toString()).doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep.json", "deep.yaml"})
  void what_is_nested_too_deeply_is_a_problem(String name, @TempDir Path folder)
      throws IOException {
    Path deep = folder.resolve(name);
    Files.writeString(deep, "[".repeat(20_000) + "]".repeat(20_000));
    assertThat(ManifestFiles.read(List.of(deep)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.source()).startsWith(deep.toString()))
        .satisfies(problem -> assertThat(problem.message()).contains("it is nested too deeply"));
  }

  @Test
  void a_character_that_no_text_has_is_a_problem() {
    assertThat(ManifestFiles.parse("test.yaml", "a: hunter2\0").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).doesNotContain("hunter2"));
  }
}
