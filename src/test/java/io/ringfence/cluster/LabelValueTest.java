package io.ringfence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelValueTest {
  private static final String LONG = "a".repeat(100);

  @ParameterizedTest
  @ValueSource(strings = {"staging", "s", "Prod.eu_1-b"})
  void aNameThatFitsIsItsLabel(String name) {
    assertThat(LabelValue.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ends-", "_begins", "sla/sh", "ü"})
  void aNameThatDoesNotFitBecomesOneThatDoes(String name) {
    assertThat(LabelValue.of(name)).matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,61}[A-Za-z0-9]");
  }

  @Test
  void longNamesStayApart() {
    assertThat(LabelValue.of(LONG)).hasSizeLessThanOrEqualTo(63);
    assertThat(LabelValue.of(LONG + "b")).isNotEqualTo(LabelValue.of(LONG + "c"));
  }
}
