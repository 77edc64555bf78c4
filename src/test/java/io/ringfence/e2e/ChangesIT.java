package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to a stack, on the real parts, when its file changes. */
@ExtendWith(OnSandbox.class)
class ChangesIT {

  @Test
  void replacing_the_instance_moves_the_policies_and_the_bindings_in_the_same_update(
      Sandbox sandbox) throws Exception {
    try (var stack = new TestStack(sandbox, "moving")) {
      var cluster = new Cluster(stack);
      stack.up();
      String before = postgres(cluster).host();
      String password = password(cluster);
      String checksum = cluster.checksum("backend-main");

      stack.file().setIn("ringfence:databases", "/main/cloudSql", "region", "europe-west4");
      stack.up();

      String after = postgres(cluster).host();
      assertThat(after).isNotEqualTo(before);
      assertThat(cluster.policies()).isEqualTo(Cluster.expectedPolicies("strict", after + "/32"));
      assertThat(cluster.secret("backend-main").get("DATABASE_URL")).contains(after);
      assertThat(password(cluster)).isEqualTo(password);
      assertThat(cluster.checksum("backend-main")).isNotEqualTo(checksum);
      postgres(cluster).write("tea");
      assertThat(postgres(cluster).read()).isEqualTo("tea");
      assertThat(Postgres.answers(before)).isFalse();
    }
  }

  @Test
  void each_posture_gives_its_state_of_the_article_by_an_update_in_place(Sandbox sandbox)
      throws Exception {
    try (var stack = new TestStack(sandbox, "postures")) {
      var cluster = new Cluster(stack);
      stack.up();
      var identifiers = cluster.policyIdentifiers();
      for (String posture : List.of("portable", "open", "strict")) {
        stack.file().set("ringfence:posture", posture);
        var changes = stack.up().summary().resourceChanges();
        assertThat(changes).containsOnlyKeys(OperationType.SAME, OperationType.UPDATE);
        assertThat(cluster.policies())
            .isEqualTo(Cluster.expectedPolicies(posture, postgres(cluster).host() + "/32"));
        assertThat(cluster.policyIdentifiers()).isEqualTo(identifiers);
      }
    }
  }

  private static String password(Cluster cluster) {
    return Objects.requireNonNull(cluster.secret("backend-main").get("PGPASSWORD"));
  }

  private static Postgres postgres(Cluster cluster) {
    return new Postgres(cluster.configMap("backend-main"), cluster.secret("backend-main"));
  }
}
