package io.ringfence.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void writesOneQuotedLineASetting() {
    assertThat(Settings.asConfiguration(Map.of("work_mem", "4MB", "log_line_prefix", "it's \\n ")))
        .isEqualTo("log_line_prefix = 'it''s \\\\n '\nwork_mem = '4MB'\n");
  }

  @Test
  void refusesToWriteWhatWouldBecomeAnotherSetting() {
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> Settings.asConfiguration(Map.of("work_mem", "4MB'\nport = '1")));
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> Settings.asConfiguration(Map.of("port = 1 #", "x")));
  }

  @Test
  void knowsWhatTheSandboxDecidesWhateverTheCase() {
    assertThat(Settings.isManaged("Listen_Addresses")).isTrue();
    assertThat(Settings.isManaged("max_connections")).isFalse();
  }
}
