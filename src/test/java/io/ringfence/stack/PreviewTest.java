package io.ringfence.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.manifest.InvalidManifestsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files are what the engine printed, without the resources that do not count. */
class PreviewTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence/cli/shop");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_state_has_its_policies_and_databases_and_no_secret() throws IOException {
    StackObjects state =
        StackState.read("state", JSON.readTree(FOLDER.resolve("state.json").toFile()));
    assertThat(state.manifests())
        .extracting(manifest -> manifest.content().path("kind").asText())
        .containsOnly("NetworkPolicy")
        .hasSize(2);
    assertThat(state.manifests().toString()).doesNotContain("hunter2");
    assertThat(state.endpoints()).hasToString("[main]");
  }

  @Test
  void a_preview_has_what_is_before_and_after_and_what_it_changes() throws IOException {
    PreviewedObjects preview = preview("preview-flow.json");
    assertThat(preview.before().manifests()).hasSize(2);
    assertThat(preview.after().manifests()).hasSize(2);
    assertThat(preview.removed()).hasSize(1);
    assertThat(preview.applied())
        .singleElement()
        .satisfies(
            manifest ->
                assertThat(manifest.source())
                    .isEqualTo(
                        "preview, resource kubernetes:networking.k8s.io/v1:NetworkPolicy"
                            + " frontend"));
    assertThat(preview.notes()).isEmpty();
  }

  @Test
  void a_preview_without_what_stays_the_same_says_so() throws IOException {
    assertThat(preview("preview-flow-short.json").notes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "create, false, true",
    "update, true, true",
    "same, true, true",
    "delete, true, false",
    "delete-replaced, true, false",
    "create-replacement, true, true",
    "replace, true, true",
    "read, false, true"
  })
  void a_step_leads_from_one_state_to_another(String operation, boolean before, boolean after)
      throws IOException {
    String state =
        """
        {"urn": "urn:pulumi:s::p::t::a", "type": "kubernetes:networking.k8s.io/v1:NetworkPolicy",
         "inputs": {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
                    "metadata": {"name": "a"}}}
        """;
    JsonNode digest =
        JSON.readTree(
            """
            {"steps": [{"op": "%s", "urn": "urn:pulumi:s::p::t::a", "oldState": %s, "newState": %s}]}
            """
                .formatted(operation, before ? state : null, after ? state : null));
    PreviewedObjects preview = Preview.read("preview", digest);
    assertThat(preview.before().manifests()).hasSize(before ? 1 : 0);
    assertThat(preview.after().manifests()).hasSize(after ? 1 : 0);
    assertThat(preview.applied()).hasSize(after && !operation.equals("same") ? 1 : 0);
  }

  @Test
  void secrets_and_what_the_provider_adds_are_left_out_of_an_object() throws IOException {
    StackObjects state =
        StackState.read(
            "state",
            JSON.readTree(
                """
                {"deployment": {"resources": [
                  {"urn": "urn:pulumi:s::p::t::a", "type": "kubernetes:core/v1:Pod",
                   "inputs": {"apiVersion": "v1", "kind": "Pod", "__defaults": [],
                     "metadata": {"name": "a", "annotations":
                       {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                        "plaintext": "hunter2"}}},
                   "outputs": {"metadata": {"namespace": "shop"}}},
                  {"urn": "urn:pulumi:s::p::t::b", "type": "kubernetes:core/v1:Secret",
                   "inputs": {"apiVersion": "v1", "kind": "Secret", "data": "hunter2"}},
                  {"urn": "urn:pulumi:s::p::t::c", "type": "kubernetes:core/v1:Pod", "delete": true,
                   "inputs": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "c"}}}]}}
                """));
    assertThat(state.manifests())
        .singleElement()
        .satisfies(
            manifest ->
                assertThat(manifest.content())
                    .hasToString(
                        """
                        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a",\
                        "annotations":"04da6b54-80e4-46f7-96ec-b56ff0331ba9","namespace":"shop"}}\
                        """));
  }

  @Test
  void something_else_is_refused() {
    assertThatThrownBy(() -> Preview.read("x", JSON.createObjectNode()))
        .isInstanceOf(InvalidManifestsException.class)
        .hasMessageContaining("this is no preview of a stack");
    assertThatThrownBy(() -> StackState.read("x", JSON.valueToTree(List.of())))
        .isInstanceOf(InvalidManifestsException.class)
        .hasMessageContaining("this is no state of a stack");
  }

  private static PreviewedObjects preview(String file) throws IOException {
    return Preview.read("preview", JSON.readTree(FOLDER.resolve(file).toFile()));
  }
}
