package io.ringfence.sandbox.googleapi.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFilterTest {
  private final JsonNode resource;

  ListFilterTest() throws Exception {
    resource =
        new ObjectMapper()
            .readTree(
                "{\"name\": \"main\", \"state\": \"RUNNABLE\", \"settings\": {\"tier\": \"t\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "state:RUNNABLE",
        "name = main",
        "name=\"main\"",
        "(name eq main)",
        "(name = \"main\") AND (state = \"RUNNABLE\")",
        "name:main settings.tier:t",
        "name:ma*",
        "name != other",
        "name ne other",
        "missing != x",
      })
  void a_filter_that_holds_keeps_the_resource(String filter) {
    assertThat(ListFilter.parse(filter).keeps(resource)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state:STOPPED",
        "name != main",
        "name:main AND state:STOPPED",
        "missing:x",
        "missing:*",
        "settings.tier:u",
      })
  void a_filter_that_does_not_hold_drops_it(String filter) {
    assertThat(ListFilter.parse(filter).keeps(resource)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name:main OR name:other", "NOT name:main", "name > m", "name:", "main"})
  void a_filter_that_is_more_than_comparisons_is_unsupported(String filter) {
    assertThatThrownBy(() -> ListFilter.parse(filter))
        .isInstanceOfSatisfying(
            GoogleApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(501));
  }

  @Test
  void no_filter_keeps_everything() {
    assertThat(ListFilter.none().keeps(resource)).isTrue();
  }
}
