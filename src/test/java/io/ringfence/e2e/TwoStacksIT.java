package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.automation.OperationType;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two stacks in one namespace, of which the second reads where the first's database is, and has one
 * of its own in the first's network.
 */
@ExtendWith(OnSandbox.class)
class TwoStacksIT {
  private static final Path SECOND =
      Path.of("src/test/resources/io/ringfence/e2e/second-stack.yaml");

  @Test
  void a_second_stack_reaches_the_database_of_the_first_and_touches_nothing_of_it(Sandbox sandbox)
      throws Exception {
    try (var first = new TestStack(sandbox, "first");
        var second = TestStack.beside(first, sandbox, "second", SECOND)) {
      var cluster = new Cluster(first);
      first.file().setIn("ringfence:databases", "/main", "users", "[shop, reporter]");
      first.file().setIn("ringfence:databases", "/main", "share", "[reporter]");
      first.up();
      var ofTheFirst = cluster.versions();
      second.file().set("ringfence:namespace", first.namespace());

      assertThatThrownBy(() -> second.up()).hasMessageContaining("conflict");
      assertThat(cluster.versions()).containsAllEntriesOf(ofTheFirst);

      second.file().set("ringfence:prefix", "second");
      second.up();
      var own =
          new Postgres(
              cluster.configMap("second-backend-own"), cluster.secret("second-backend-own"));
      own.write("tea");
      assertThat(own.read()).isEqualTo("tea");
      var network = first.google().in(first.network());
      assertThat(network.remove("instances")).hasSize(2);
      var reporter =
          new Postgres(
              cluster.configMap("second-backend-orders"), cluster.secret("second-backend-orders"));
      String host = cluster.configMap("backend-main").get("PGHOST");
      assertThat(reporter.host()).isEqualTo(host);
      reporter.connectByUrl().close();
      assertThat(cluster.configMap("second-backend-cache"))
          .containsEntry("CACHE_SERVERS", "10.10.10.10:6379,[fd00::10]:6379");
      assertThat(cluster.policies().keySet())
          .containsExactly("backend", "frontend", "second-backend", "second-default-deny");
      assertThat(
              Objects.requireNonNull(cluster.policies().get("second-backend"))
                  .path("egress")
                  .toString())
          .contains(host + "/32", own.host() + "/32", "10.10.10.10/32", "fd00::10/128");
      assertThat(first.stateOnDisk()).doesNotContain(reporter.password());
      assertThat(second.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);

      second.destroy();
      assertThat(cluster.versions()).isEqualTo(ofTheFirst);
      assertThat(second.state().all()).isEmpty();
      assertThat(Postgres.answers(own.host())).isFalse();
      assertThat(Postgres.answers(reporter.host())).isTrue();
      var left = first.google().in(first.network());
      assertThat(left.remove("instances")).hasSize(1);
      assertThat(left).isEqualTo(network);
    }
  }
}
