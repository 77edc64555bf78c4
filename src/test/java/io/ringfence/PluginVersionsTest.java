package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginVersionsTest {

  @ParameterizedTest
  @CsvSource({"gcp, database/GooglePlugin", "kubernetes, cluster/KubernetesProvider"})
  void the_engine_the_program_and_the_sandbox_mean_the_same_plugin(String plugin, String source)
      throws IOException {
    String announced = announced(plugin);
    assertThat(Path.of("src/main/java/io/ringfence/" + source + ".java"))
        .content()
        .contains("VERSION = \"" + announced + "\"");
    String built = Files.readString(Path.of("sandbox/tools", plugin, "VERSION")).strip();
    assertThat(built.replaceFirst("\\+.*", "")).isEqualTo(announced);
  }

  /** What the language host tells the engine to install: the first of this name there is. */
  private static String announced(String plugin) throws IOException {
    String file = "/com/pulumi/" + plugin + "/plugin.json";
    try (InputStream json =
        Objects.requireNonNull(PluginVersionsTest.class.getResourceAsStream(file))) {
      return new ObjectMapper().readTree(json).required("version").asText();
    }
  }
}
