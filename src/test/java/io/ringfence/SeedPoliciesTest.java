package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.pulumi.test.PulumiTest;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three postures of the sandbox's application, as whole Kubernetes objects. */
@Execution(ExecutionMode.SAME_THREAD)
class SeedPoliciesTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "portable", "strict"})
  void eachPostureGivesTheSeedsPolicies(String posture) throws IOException {
    StackFile sandbox = StackFiles.read(Path.of("Pulumi.sandbox.yaml"));
    var values = new HashMap<>(sandbox.values());
    values.put("ringfence:posture", posture);

    StackRun run = StackRun.update(new StackFile(values, sandbox.secretKeys()), "127.77.0.3");

    assertThat(RegisteredPolicies.of(run))
        .containsExactlyInAnyOrderElementsOf(expected(posture, "127.77.0.3/32"));
  }

  private static List<JsonNode> expected(String posture, String block) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            SeedPoliciesTest.class.getResourceAsStream("policy/seed/" + posture + ".yaml"))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      var objects = new ArrayList<JsonNode>();
      YAML.readerFor(JsonNode.class)
          .<JsonNode>readValues(text.replace("${main}", block))
          .forEachRemaining(objects::add);
      return objects;
    }
  }
}
