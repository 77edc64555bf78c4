package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every peer and every option of a stack's file, accepted by the real API server. */
@ExtendWith(OnSandbox.class)
class PolicyOptionsIT {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence/policy/options");

  @Test
  void the_api_server_takes_every_kind_of_rule_and_keeps_it_as_it_is(Sandbox sandbox)
      throws Exception {
    try (var stack =
        new TestStack(sandbox, "options", FOLDER.resolve("stack.yaml"), ProjectFiles.BUILT_JAR)) {
      var cluster = new Cluster(stack);

      stack.up();

      var events = new Events(stack.events());
      assertThat(cluster.policies())
          .isEqualTo(Cluster.golden(FOLDER.resolve("expected.yaml"), Map.of()));
      assertThat(cluster.annotations("admin"))
          .containsEntry("ringfence.io/because", "office to admin: support works from there");
      assertThat(events.diagnostics("warning"))
          .singleElement()
          .asString()
          .contains("posture portable: legacy may reach the port of cache at any address");
      assertThat(stack.refresh().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
      assertThat(stack.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
    }
  }
}
