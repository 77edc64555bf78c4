package io.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Declarations;
import io.ringfence.config.StackFiles;
import io.ringfence.flow.PodSelection.EveryPod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stack's file may say beside the flows. */
class PolicyOptionsTest {
  private static final String FILE =
      """
      config:
        ringfence:cluster: {context: test}
        ringfence:databases:
          cache: {existing: {addresses: [10.10.10.10], port: 6379}}
        ringfence:workloads:
          web: {pods: {app: web}, ports: [8080]}
          job: {pods: {app: job}, posture: portable}
          lab: {pods: {app: lab}, posture: open}
        ringfence:flows:
          - {from: web, to: cache, because: sessions live there}
          - {from: job, to: cache}
          - {from: job, to: web, because: it warms the pages}
        ringfence:isolate: true
      """;

  private final Declarations declared = StackFiles.parse(FILE).read();
  private final List<PolicySpec> policies =
      new PolicyCompiler(declared.postures(), Dataplane.GENERIC)
          .compile(declared.workloads(), declared.flows());

  @Test
  void aReasonIsKeptByThePoliciesOfBothSides() {
    assertThat(policy("web").reasons())
        .containsExactly("web to cache: sessions live there", "job to web: it warms the pages");
    assertThat(policy("job").reasons()).containsExactly("job to web: it warms the pages");
    assertThat(policy("lab").reasons()).isEmpty();
  }

  @Test
  void aWorkloadMayHaveAPostureOfItsOwn() {
    assertThat(policy("web").egress().get(0).peers())
        .isEqualTo(new Rule.Listed(List.of(new Rule.DatabaseAddresses("cache"))));
    assertThat(policy("job").egress().get(0).peers()).isEqualTo(new Rule.Everyone());
    assertThat(policy("lab").egress()).containsExactly(Rule.everything());
    assertThat(policy("lab").ingress()).containsExactly(Rule.everything());
  }

  @Test
  void aPostureThatIsNotStrictSaysWhatItGivesUp() {
    assertThat(new PostureNotices(declared.postures()).of(declared.workloads(), declared.flows()))
        .containsExactly(
            "posture portable: job may reach the port of cache at any address",
            "posture open: lab may reach everything, and everyone may reach it");
  }

  @Test
  void isolationSelectsEveryPodAndAllowsNothing() {
    assertThat(declared.isolate()).isTrue();
    assertThat(PolicyCompiler.isolation("shop"))
        .isEqualTo(
            new PolicySpec(
                "default-deny", "shop", new EveryPod(), List.of(), List.of(), List.of()));
  }

  private PolicySpec policy(String name) {
    return policies.stream().filter(policy -> policy.name().equals(name)).findFirst().orElseThrow();
  }
}
