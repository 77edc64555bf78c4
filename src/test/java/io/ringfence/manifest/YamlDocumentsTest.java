package io.ringfence.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.manifest.ManifestFiles.Contents;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML is read as kubectl reads it. */
class YamlDocumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes                | true",
        "off                | false",
        "true               | true",
        "'''yes'''          | '\"yes\"'",
        "010                | 8",
        "0x1F               | 31",
        "0b11               | 3",
        "1_000              | 1000",
        "-5                 | -5",
        "08                 | '\"08\"'",
        "1.5                | 1.5",
        "1:30               | '\"1:30\"'",
        "2026-01-01         | '\"2026-01-01\"'",
        "~                  | null",
        "null               | null",
        "a b                | '\"a b\"'",
        "!!str 80           | '\"80\"'",
        "18446744073709551616 | 18446744073709551616",
      })
  void a_value_is_what_kubectl_takes_it_for(String yaml, String json) {
    assertThat(document("a: " + yaml).path("a")).hasToString(json);
  }

  @Test
  void aliases_stand_for_what_they_name_and_merge_keys_bring_it() {
    assertThat(
            document(
                """
                a: &a {x: 1, y: 2}
                b: *a
                c: {<<: *a, y: 3}
                d: {<<: [*a, {x: 4, z: 5}]}
                """))
        .hasToString(
            """
            {"a":{"x":1,"y":2},"b":{"x":1,"y":2},"c":{"y":3,"x":1},"d":{"x":1,"y":2,"z":5}}\
            """);
  }

  @Test
  void documents_are_numbered_with_those_that_are_empty() {
    Contents contents = ManifestFiles.parse("a.yaml", "# nothing\n---\na: 1\n---\n---\nb: 2\n");
    assertThat(contents.manifests())
        .extracting(Manifest::source)
        .containsExactly("a.yaml, document 1", "a.yaml, document 3");
  }

  @Test
  void a_large_text_is_read_in_pieces_whose_documents_and_lines_are_counted_on() {
    String large =
        IntStream.range(0, 40_000)
            .mapToObj(number -> "---\nnumber: " + number + "\ntext: |\n   --- no document\n")
            .collect(Collectors.joining());
    Contents contents = ManifestFiles.parse("a.yaml", large + "---\na: {\n");
    assertThat(contents.manifests()).hasSize(40_000);
    assertThat(contents.manifests().get(39_999).source()).isEqualTo("a.yaml, document 40000");
    assertThat(contents.manifests().get(39_999).content().path("number").asInt()).isEqualTo(39_999);
    assertThat(contents.problems())
        .extracting(ManifestProblem::source)
        .containsExactly("a.yaml, line 160003, column 1");
  }

  @Test
  void json_may_have_any_number_of_objects() {
    Contents contents = ManifestFiles.parse("input", " {\"a\": 1}\n{\"a\": 2}");
    assertThat(contents.problems()).isEmpty();
    assertThat(contents.manifests())
        .extracting(manifest -> manifest.content().path("a").asInt())
        .isEqualTo(List.of(1, 2));
  }

  private static JsonNode document(String yaml) {
    Contents contents = ManifestFiles.parse("test.yaml", yaml);
    assertThat(contents.problems()).isEmpty();
    return contents.manifests().get(0).content();
  }
}
