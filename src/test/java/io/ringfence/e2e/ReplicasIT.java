package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two databases, one of them with a read replica, each reached at addresses of its own. */
@ExtendWith(OnSandbox.class)
class ReplicasIT {

  @Test
  void a_primary_its_replica_and_a_second_database_are_in_the_fence_and_answer(Sandbox sandbox)
      throws Exception {
    try (var stack = new TestStack(sandbox, "replicas")) {
      var cluster = new Cluster(stack);
      var databases = stack.file().get("ringfence:databases");
      stack.file().setIn("ringfence:databases", "", "ledger", databases.get("main").toString());
      stack
          .file()
          .setIn("ringfence:databases", "/main/cloudSql", "backups", "{pointInTimeRecovery: true}");
      stack.file().setIn("ringfence:databases", "/main", "replicas", "{reporting: {}}");
      stack
          .file()
          .setIn(
              "ringfence:workloads",
              "/backend",
              "binds",
              "[main, ledger, {to: main, replica: reporting, name: reporting}]");
      stack
          .file()
          .set(
              "ringfence:flows",
              "[{from: anywhere, to: frontend}, {from: frontend, to: backend},"
                  + " {from: backend, to: [main, ledger]}]");
      stack.up();

      Postgres main = postgres(cluster, "backend-main");
      Postgres ledger = postgres(cluster, "backend-ledger");
      Postgres reporting = postgres(cluster, "reporting");
      assertThat(cluster.blocksOn(5432))
          .containsExactlyInAnyOrder(
              main.host() + "/32", ledger.host() + "/32", reporting.host() + "/32")
          .doesNotHaveDuplicates();
      assertThat(cluster.configMap("backend-main"))
          .containsEntry("PGHOST_REPLICAS", reporting.host());
      try (var connection = reporting.connectByUrl();
          var statement = connection.createStatement();
          var answer = statement.executeQuery("SELECT pg_is_in_recovery()")) {
        answer.next();
        assertThat(answer.getBoolean(1)).isTrue();
      }
      main.write("tea");
      ledger.write("coffee");
      assertThat(main.read()).isEqualTo("tea");
      assertThat(ledger.read()).isEqualTo("coffee");
      assertThat(stack.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);

      stack.destroy();
      assertThat(Postgres.answers(reporting.host())).isFalse();
      assertThat(stack.state().all()).isEmpty();
    }
  }

  private static Postgres postgres(Cluster cluster, String binding) {
    return new Postgres(cluster.configMap(binding), cluster.secret(binding));
  }
}
