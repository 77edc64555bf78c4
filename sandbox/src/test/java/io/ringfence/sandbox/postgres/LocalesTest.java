package io.ringfence.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalesTest {
  @Test
  void takesCloudSqlsCollationWhereTheMachineHasIt() {
    assertThat(Locales.choose(List.of("C", "en_US.utf8"))).isEqualTo("en_US.UTF8");
    assertThat(Locales.choose(List.of("C", "en_US.UTF-8"))).isEqualTo("en_US.UTF-8");
  }

  @Test
  void takesPlainUtf8Elsewhere() {
    assertThat(Locales.choose(List.of("C", "de_DE.utf8"))).isEqualTo("C.UTF-8");
  }
}
