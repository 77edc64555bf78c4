package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {
  @ParameterizedTest
  @EnumSource
  void every_format_is_read_from_its_word(Format format) {
    assertThat(Format.parse(format.word())).isEqualTo(format);
  }

  @Test
  void an_unknown_word_is_answered_with_those_that_there_are() {
    assertThatThrownBy(() -> Format.parse("yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no format is called 'yaml': choose one of text, json, markdown, csv, dot, mermaid,"
                + " html");
  }

  @Test
  void a_report_refuses_formats_that_it_has_not() {
    var report = new CheckReport(List.of(), List.of());

    assertThatThrownBy(() -> report.write(Format.DOT, new StringBuilder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a check cannot be written as dot: choose one of text, json, markdown, csv");
  }
}
