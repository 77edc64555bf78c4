package io.ringfence.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyAgentsTest {
  private static Enforcement of(String version, String... daemonSets) {
    List<DaemonSet> list =
        Stream.of(daemonSets)
            .map(name -> new DaemonSetBuilder().withNewMetadata().withName(name).and().build())
            .toList();
    return PolicyAgents.enforcement(list, version);
  }

  @ParameterizedTest
  @CsvSource({
    "calico-node, Calico",
    "cilium, Cilium",
    "anetd, GKE Dataplane V2",
    "kube-router, kube-router",
    "antrea-agent, Antrea",
    "weave-net, Weave Net",
  })
  void an_agent_is_known_by_its_daemon_set(String daemonSet, String agent) {
    assertThat(of("v1.34.1", "kube-proxy", daemonSet)).isEqualTo(new Enforcement.Enforced(agent));
  }

  @Test
  void flannel_alone_enforces_nothing() {
    assertThat(of("v1.34.1", "kube-proxy", "kube-flannel-ds"))
        .isInstanceOf(Enforcement.NotEnforced.class);
    assertThat(of("v1.34.1", "kube-flannel-ds", "calico-node"))
        .isEqualTo(new Enforcement.Enforced("Calico"));
  }

  @Test
  void nothing_is_known_of_a_cluster_without_a_known_agent() {
    assertThat(of("v1.34.1", "kube-proxy", "cilium-operator"))
        .isInstanceOfSatisfying(
            Enforcement.Unknown.class, unknown -> assertThat(unknown.reason()).contains("Calico"));
  }

  @Test
  void k3s_does_not_tell() {
    assertThat(of("v1.34.1+k3s1"))
        .isInstanceOfSatisfying(
            Enforcement.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("--disable-network-policy"));
  }
}
