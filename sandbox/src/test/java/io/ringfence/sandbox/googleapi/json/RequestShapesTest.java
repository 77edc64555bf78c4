package io.ringfence.sandbox.googleapi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import org.junit.jupiter.api.Test;

class RequestShapesTest {
  private static ObjectNode json(String text) {
    return GoogleJson.parseRequest(text.replace('\'', '"'));
  }

  @Test
  void a_merge_patch_changes_what_it_names_and_a_null_removes() {
    ObjectNode target = json("{'a': {'b': 1, 'c': 2}, 'd': [1], 'e': 3}");

    ObjectNode merged = MergePatch.apply(target, json("{'a': {'b': null, 'f': 4}, 'd': [2]}"));

    assertThat(merged).isEqualTo(json("{'a': {'c': 2, 'f': 4}, 'd': [2], 'e': 3}"));
    assertThat(target).isEqualTo(json("{'a': {'b': 1, 'c': 2}, 'd': [1], 'e': 3}"));
    assertThat(MergePatch.withoutNulls(json("{'a': {'b': null}, 'c': null}")))
        .isEqualTo(json("{'a': {}}"));
  }

  @Test
  void numbers_of_64_bits_are_taken_as_text_and_as_numbers() {
    for (String size : new String[] {"20", "'20'"}) {
      DatabaseInstance read =
          GoogleJson.readRequest(
              json("{'settings': {'dataDiskSizeGb': " + size + "}}"), DatabaseInstance.class);

      assertThat(read.getSettings().getDataDiskSizeGb()).isEqualTo(20L);
    }
  }

  @Test
  void unknown_fields_are_refused_with_their_path_unless_they_are_unset() {
    assertThatThrownBy(
            () ->
                GoogleJson.readRequest(
                    json("{'settings': {'databaseFlags': [{'nam': 'x'}]}}"),
                    DatabaseInstance.class))
        .isInstanceOf(GoogleApiException.class)
        .hasMessageContaining("Unknown name \"nam\" at 'settings.databaseFlags[0]'");
    assertThat(
            GoogleJson.readRequest(
                json("{'tomorrow': false, 'name': 'main'}"), DatabaseInstance.class))
        .isEqualTo(new DatabaseInstance().setName("main"));
  }

  @Test
  void only_honoured_fields_pass_and_unset_ones_do_not_count() {
    FieldRules rules =
        new FieldRules("thing").settable("a", "b.c").only("mode", "ON").outputOnly("kind");

    rules.check(json("{'a': {'any': 1}, 'b': {'c': 1, 'd': false}, 'mode': 'ON', 'kind': 'x'}"));
    assertUnsupported(rules, "{'b': {'d': true}}", "'b.d'");
    assertUnsupported(rules, "{'mode': 'OFF'}", "'OFF' of the field 'mode'");
    assertUnsupported(rules, "{'list': ['x']}", "'list'");
    assertThat(rules.withoutOutputOnly(json("{'kind': 'x', 'a': 1}"))).isEqualTo(json("{'a': 1}"));
  }

  private static void assertUnsupported(FieldRules rules, String body, String words) {
    assertThatThrownBy(() -> rules.check(json(body)))
        .isInstanceOfSatisfying(
            GoogleApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(501))
        .hasMessageContaining(words);
  }
}
