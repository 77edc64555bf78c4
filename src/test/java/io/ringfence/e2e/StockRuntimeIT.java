package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way that a person runs the program by hand: from a clean checkout, with nothing built. */
@ExtendWith(OnSandbox.class)
class StockRuntimeIT {

  @Test
  void a_preview_needs_nothing_built_before(Sandbox sandbox) throws Exception {
    try (var stack =
        new TestStack(sandbox, "clean", TestStack.committed("sandbox"), ProjectFiles.COMMITTED)) {
      var preview = stack.preview();
      assertThat(preview.changeSummary()).containsOnlyKeys(OperationType.CREATE);
      assertThat(
              new Events(stack.events()).created("kubernetes:networking.k8s.io/v1:NetworkPolicy"))
          .containsExactlyInAnyOrder("backend", "frontend");
      assertThat(preview.standardOutput()).contains("NetworkPolicy", "DatabaseInstance");
      assertThat(new Cluster(stack).size()).isZero();
    }
  }
}
