package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** The commands that a person types in a checkout, in the order of a first day. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MakeIT {
  @AutoClose private Checkout checkout;

  @BeforeAll
  void copy() throws Exception {
    checkout = Checkout.copy();
  }

  @Test
  @Order(1)
  void make_alone_lists_the_targets_with_a_line_each() throws Exception {
    assertThat(checkout.run("make").lines())
        .filteredOn(line -> line.matches("  make [a-z]+ +\\S.*"))
        .extracting(line -> line.replaceFirst(" +make ([a-z]+) .*", "$1"))
        .contains("up", "preview", "status", "env", "down", "test");
  }

  @Test
  @Order(2)
  void make_up_creates_and_prints_the_address_and_what_each_policy_allows() throws Exception {
    String printed = checkout.run("make", "up");
    assertThat(printed)
        .doesNotContain("building the sandbox", ": building ")
        .containsPattern("\\+ \\d+ created")
        .containsPattern("\"addresses\": \\[\\s*\"127\\.99\\.0\\.\\d+\"")
        .containsPattern("(?s)Name: +backend.*To Port: 5432/TCP\\s+To:\\s+IPBlock:\\s+CIDR: 127")
        .containsPattern("(?s)Name: +frontend.*Allowing ingress traffic:\\s+To Port: 8080/TCP")
        .doesNotContain("warning:");
    assertThat(checkout.sandboxRuns()).isTrue();
  }

  @Test
  @Order(3)
  void a_second_make_up_and_make_preview_change_nothing() throws Exception {
    assertThat(checkout.run("make", "up"))
        .containsPattern("\\d+ unchanged")
        .doesNotContainPattern("\\d+ (created|updated|deleted|replaced)");
    assertThat(checkout.run("make", "preview"))
        .containsPattern("\\d+ unchanged")
        .doesNotContainPattern("\\d+ to (create|update|delete|replace)");
  }

  @Test
  @Order(3)
  void the_exports_of_make_env_work_for_kubectl_and_pulumi() throws Exception {
    assertThat(checkout.run("sh", "-c", "eval \"$(make -s env)\" && kubectl get networkpolicies"))
        .contains("backend", "frontend");
    assertThat(
            checkout.run(
                "sh", "-c", "eval \"$(make -s env)\" && pulumi stack output policies -s sandbox"))
        .contains("backend", "frontend");
  }

  @Test
  @Order(3)
  void make_status_shows_what_runs_and_what_the_stack_holds() throws Exception {
    assertThat(checkout.run("make", "status"))
        .contains("The sandbox is running", "postgres-", "kube-apiserver")
        .containsPattern("Name: +backend")
        .containsPattern("127\\.99\\.0\\.\\d+");
  }

  @Test
  @Order(4)
  void make_down_destroys_and_stops_and_no_tracked_file_has_changed() throws Exception {
    assertThat(checkout.run("make", "down")).containsPattern("- \\d+ deleted");
    assertThat(checkout.sandboxRuns()).isFalse();
    assertThat(checkout.trackedFiles()).isEqualTo(checkout.trackedFilesAtFirst());
  }
}
