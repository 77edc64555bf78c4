package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
  private static final Path PAGE = Path.of("docs/configuration.md");

  @Test
  void the_reference_in_the_docs_is_what_the_records_say() throws IOException {
    String generated = new ConfigurationReference().markdown();
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(PAGE, generated);
    }
    assertThat(PAGE).hasContent(generated);
  }
}
