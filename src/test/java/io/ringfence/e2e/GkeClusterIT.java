package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.automation.OperationType;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cluster by its name at Google, and what is refused before anything in it changes. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
class GkeClusterIT {
  private static final String KEY = "ringfence:cluster";
  private static final String ENFORCING =
      "{gke: {name: enforcing, location: europe-west1}, expect: enforcing, requireEnforcement:"
          + " true}";

  @AutoClose private TestStack stack;

  @BeforeAll
  void nameTheCluster(Sandbox sandbox) {
    stack = new TestStack(sandbox, "gke");
    // Only the policies matter here.
    stack.file().set("ringfence:databases", "{main: {existing: {addresses: [10.10.10.10]}}}");
    stack.file().setIn("ringfence:workloads", "/backend", "binds", "[]");
    stack.google().createCluster("legacy", Map.of());
    stack
        .google()
        .createCluster(
            "enforcing", Map.of("networkConfig", Map.of("datapathProvider", "ADVANCED_DATAPATH")));
    stack.file().set(KEY, ENFORCING);
  }

  @Test
  void policies_go_to_the_cluster_that_google_names_and_stay_as_they_are() throws Exception {
    stack.up();

    assertThat(new Events(stack.events()).diagnostics("warning", "error")).isEmpty();
    assertThat(new Cluster(stack).policies()).hasSize(2);
    JsonNode provider = stack.state().ofType("pulumi:providers:kubernetes").get(0).path("inputs");
    assertThat(provider.path("kubeconfig").asText())
        .contains("gke-gcloud-auth-plugin")
        .doesNotContain("token");
    assertThat(provider.path("clusterIdentifier").asText())
        .isEqualTo(
            stack.kubernetes().namespaces().withName("kube-system").get().getMetadata().getUid());
    // Cloud DNS answers on Dataplane V2, so the dataplane was read from Google.
    assertThat(new Cluster(stack).policies().toString()).contains("169.254.169.254/32");
    assertThat(stack.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
  }

  @Test
  void nothing_changes_in_another_cluster_than_the_expected_one() throws Exception {
    refused(
        "{gke: {name: legacy, location: europe-west1}, expect: enforcing}",
        "ringfence:cluster.expect = \"enforcing\"",
        "this is another cluster: legacy, ");
  }

  @Test
  void nothing_changes_where_nothing_enforces_and_something_must() throws Exception {
    refused(
        "{gke: {name: legacy, location: europe-west1}, requireEnforcement: true}",
        "ringfence:cluster.requireEnforcement = true",
        "the cluster does not enforce policies");
  }

  @Test
  void nothing_changes_in_a_cluster_that_google_does_not_know() throws Exception {
    refused("{gke: {name: absent, location: europe-west1}}", KEY + ".gke", "not found");
  }

  @Test
  void a_cluster_that_enforces_nothing_is_warned_of() throws Exception {
    on(
        "{gke: {name: legacy, location: europe-west1}}",
        () -> {
          stack.preview();
          assertThat(new Events(stack.events()).diagnostics("warning"))
              .singleElement()
              .asString()
              .contains("the cluster does not enforce policies, so they will do nothing");
        });
  }

  private void refused(String cluster, String... said) throws Exception {
    Map<String, String> before = new Cluster(stack).versions();
    on(cluster, () -> assertThatThrownBy(() -> stack.up()).message().contains(said));
    assertThat(new Cluster(stack).versions()).isEqualTo(before);
  }

  private void on(String cluster, Step step) throws Exception {
    try {
      stack.file().set(KEY, cluster);
      step.run();
    } finally {
      stack.file().set(KEY, ENFORCING);
    }
  }

  private interface Step {
    void run() throws Exception;
  }
}
