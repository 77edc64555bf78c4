package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.PulumiTest;
import io.ringfence.config.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every kind of peer becomes on each dataplane, as whole Kubernetes objects. After a change,
 * {@code -Dgoldens=rewrite} writes them anew, for a person to read in the diff.
 */
@Execution(ExecutionMode.SAME_THREAD)
class PeerPoliciesTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence/policy/peers");

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gke-v2", "gke-calico", "cilium", "generic"})
  void everyPeerBecomesWhatTheDataplaneUnderstands(String dataplane) throws IOException {
    StackRun run =
        StackRun.update(
            StackFiles.read(FOLDER.resolve(dataplane).resolve("stack.yaml")), "no instance");

    String policies = RegisteredPolicies.yaml(run);
    Path expected = FOLDER.resolve(dataplane).resolve("expected.yaml");
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(expected, policies);
    }
    assertThat(run.result().exceptions()).isEmpty();
    assertThat(policies).isEqualTo(Files.readString(expected));
  }
}
