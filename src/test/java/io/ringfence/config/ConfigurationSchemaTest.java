package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor that knows the schema says what the program would say, while the file is written. */
class ConfigurationSchemaTest {
  private static final Path SCHEMA = Path.of("docs/ringfence.schema.json");
  private static final Path INVALID = Path.of("src/test/resources/io/ringfence/config/invalid");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  /** What lies between the parts of one value, which no pattern can tell. */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of("bits behind the prefix are set", "a range's last port is not below its first");

  private final SchemaCheck check = new SchemaCheck(new ConfigurationSchema().schema());

  @Test
  void the_schema_in_the_docs_is_what_the_records_say() throws IOException {
    String generated =
        new ConfigurationSchema().schema().toPrettyString().replace(" : ", ": ") + "\n";
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(SCHEMA, generated);
    }
    assertThat(SCHEMA).hasContent(generated);
  }

  @ParameterizedTest
  @MethodSource("committed")
  void every_committed_stack_file_leads_editors_to_the_schema_and_fits_it(Path file)
      throws IOException {
    String link = file.getParent() == null ? "" : "../".repeat(file.getParent().getNameCount());
    assertThat(file)
        .content()
        .startsWith("# yaml-language-server: $schema=" + link + SCHEMA + "\n");
    assertThat(check.errors(YAML.readTree(file.toFile()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void a_file_is_refused_by_the_schema_exactly_when_its_structure_is_by_the_reader(Path file)
      throws IOException {
    assertAgree(YAML.readTree(file.toFile()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whatever_one_value_of_a_file_with_every_key_is_changed_to_schema_and_reader_agree(int way) {
    JsonNode everything = new SampleFile(way).of(new ConfigurationSchema().schema());
    assertAgree(everything);
    for (var entry : everything.required("config").properties()) {
      ObjectNode file = JSON.createObjectNode();
      file.putObject("config").set(entry.getKey(), entry.getValue());
      assertThat(check.errors(file)).isEmpty();
      for (JsonPointer place : places(file.get("config"), JsonPointer.valueOf("/config"))) {
        for (JsonNode value : SampleFile.VALUES) {
          // At the top the engine turns a value into text; what it makes of null is its affair.
          if (!value.isNull() || !place.head().head().matches()) {
            assertAgree(replaced(file, place, value));
          }
        }
      }
    }
  }

  @Test
  void a_secret_may_stand_encrypted_and_nothing_else_may() throws IOException {
    assertThat(check.errors(legacy("password: {secure: AAABAL}"))).isEmpty();
    assertThat(check.errors(legacy("password: {secure: 1, other: 2}"))).isNotEmpty();
    assertThat(check.errors(legacy("user: {secure: AAABAL}"))).isNotEmpty();
  }

  private static JsonNode legacy(String key) throws IOException {
    return YAML.readTree(
        "config: {'ringfence:databases': {legacy: {existing: {addresses: 10.10.10.10, %s}}}}"
            .formatted(key));
  }

  private void assertAgree(JsonNode file) {
    List<Problem> structural =
        problemsOfStructure(StackFiles.of(file)).stream()
            .filter(problem -> BEYOND_A_SCHEMA.stream().noneMatch(problem.message()::startsWith))
            .toList();
    List<String> errors = check.errors(file);
    assertThat(errors.isEmpty())
        .describedAs("%s%nreader: %s%nschema: %s", file, structural, errors)
        .isEqualTo(structural.isEmpty());
  }

  /** What is said of the parts of a file, each by itself. */
  private static List<Problem> problemsOfStructure(StackFile file) {
    var problems = new Problems(file.secretKeys());
    new RecordReader(new Scalars(), problems, JSON)
        .read(StackConfig.class, new Place("ringfence:", file.tree(), false));
    return problems.all();
  }

  private static List<JsonPointer> places(JsonNode node, JsonPointer pointer) {
    var places = new ArrayList<JsonPointer>();
    for (var entry : node.properties()) {
      if (!entry.getKey().startsWith("gcp:")) {
        places.addAll(places(entry.getValue(), pointer.appendProperty(entry.getKey())));
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.addAll(places(node.get(i), pointer.appendIndex(i)));
    }
    if (!pointer.head().matches()) {
      places.add(pointer);
    }
    return places;
  }

  private static JsonNode replaced(JsonNode file, JsonPointer place, JsonNode value) {
    JsonNode changed = file.deepCopy();
    if (changed.at(place.head()) instanceof ArrayNode list) {
      list.set(place.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) changed.at(place.head())).set(place.last().getMatchingProperty(), value);
    }
    return changed;
  }

  static Stream<Path> committed() throws IOException {
    return files(Path.of(""), "Pulumi\\..+\\.yaml");
  }

  static Stream<Path> invalid() throws IOException {
    return files(INVALID, ".+\\.yaml");
  }

  private static Stream<Path> files(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name))
          .filter(file -> !file.toString().contains("target/"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
