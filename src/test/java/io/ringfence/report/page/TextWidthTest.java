package io.ringfence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {

  @Test
  void text_that_fits_stays_as_it_is() {
    assertThat(TextWidth.fit("frontend", 13, 200)).isEqualTo("frontend");
  }

  @Test
  void longer_text_keeps_its_beginning_and_its_end() {
    String fitted = TextWidth.fit("payment-processor-eu-worker", 13, 120);
    assertThat(fitted).startsWith("paym").contains("\u2026").endsWith("rker");
    assertThat(TextWidth.of(fitted, 13)).isLessThanOrEqualTo(120);
  }

  @Test
  void characters_beyond_the_basic_plane_are_not_cut_in_half() {
    assertThat(TextWidth.first("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2))
        .isEqualTo("\ud83d\ude00\u2026");
    assertThat(TextWidth.fit("\ud83d\ude00".repeat(9), 13, 60).codePoints())
        .allMatch(Character::isValidCodePoint);
  }
}
