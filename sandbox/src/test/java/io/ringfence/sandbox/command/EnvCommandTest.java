package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"plain", "a b", "it's", "$(id) `id` \\ \"x\"", "new\nline", ""})
  void quotesAValueSoThatAShellTakesItAsItIs(String value) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "printf %s " + EnvCommand.quoted(value)).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(value);
  }
}
