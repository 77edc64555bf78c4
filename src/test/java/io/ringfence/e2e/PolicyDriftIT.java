package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.automation.OperationType;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Policies stay as they were written: by us, and beside us. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PolicyDriftIT {
  @AutoClose private TestStack stack;
  private Cluster cluster;

  /** With a workload that nobody may reach. */
  @BeforeAll
  void bringUp(Sandbox sandbox) throws Exception {
    stack = new TestStack(sandbox, "drift");
    cluster = new Cluster(stack);
    stack.file().setIn("ringfence:workloads", "", "report", "{pods: {app: report}}");
    stack
        .file()
        .set(
            "ringfence:flows",
            "[{from: anywhere, to: frontend}, {from: frontend, to: backend},"
                + " {from: [backend, report], to: main}]");
    stack.up();
  }

  @Test
  @Order(1)
  void a_policy_that_lets_nobody_in_stays_clean() throws Exception {
    var policy = Objects.requireNonNull(cluster.policies().get("report"));
    assertThat(policy.path("ingress")).isEmpty();
    assertThat(policy.path("policyTypes")).extracting(type -> type.asText()).contains("Ingress");
    assertThat(stack.up().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
    assertThat(stack.refresh().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
    assertThat(stack.preview().changeSummary()).containsOnlyKeys(OperationType.SAME);
  }

  @Test
  @Order(2)
  void a_policy_that_someone_has_opened_is_found_by_a_refresh_and_never_overwritten_unasked()
      throws Exception {
    var policies = cluster.policies();
    cluster.edit("backend", PolicyDriftIT::openedToEveryone);
    assertThat(cluster.policies()).isNotEqualTo(policies);

    assertThat(stack.refresh().summary().resourceChanges()).containsKey(OperationType.UPDATE);
    assertThatThrownBy(() -> stack.up()).hasMessageContaining("conflict");

    cluster.delete("backend");
    stack.refresh();
    stack.up();
    assertThat(cluster.policies()).isEqualTo(policies);
    assertThat(stack.refresh().summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
  }

  private static NetworkPolicy openedToEveryone(NetworkPolicy policy) {
    return new NetworkPolicyBuilder(policy)
        .editSpec()
        .withIngress(new NetworkPolicyIngressRule())
        .endSpec()
        .build();
  }
}
