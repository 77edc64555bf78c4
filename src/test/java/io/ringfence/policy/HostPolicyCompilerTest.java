package io.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.flow.Flow;
import io.ringfence.flow.Host;
import io.ringfence.flow.NamespaceSelection.Named;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.HostPolicySpec.HostRule;
import io.ringfence.policy.HostPolicySpec.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HostPolicyCompilerTest {
  private static final Ports HTTPS = Ports.of(Port.tcp(443));
  private static final Host STRIPE = new Host.Name("api.stripe.com");
  private static final Host NETWORK = new Host.Matching("*.stripe.network");
  private static final Host MAIL = new Host.Name("smtp.example.com");

  private final Workload backend =
      new Workload("backend", "money", PodSelector.of(Map.of("app", "backend")), Optional.empty());
  private final Workload quiet =
      new Workload("quiet", "shop", PodSelector.of(Map.of("app", "quiet")), Optional.empty());
  private final Peer.Hosts stripe =
      new Peer.Hosts("stripe", List.of(STRIPE, NETWORK), Optional.of(HTTPS));
  private final Peer.Hosts mail = new Peer.Hosts("mail", List.of(MAIL), Optional.empty());
  private final List<Flow> flows =
      List.of(
          new Flow(backend, stripe, HTTPS, Optional.of("cards")),
          new Flow(backend, mail, Ports.of(Port.tcp(587))),
          new Flow(backend, mail, HTTPS),
          new Flow(backend, new Peer.Dns(), Peer.Dns.PORTS),
          new Flow(backend, quiet, HTTPS, Optional.of("not a host")));

  @ParameterizedTest
  @CsvSource({"GKE_V2, FQDN_NETWORK_POLICY", "CILIUM, CILIUM_NETWORK_POLICY"})
  void aWorkloadThatReachesHostsGetsOnePolicyForThem(Dataplane dataplane, Kind kind) {
    assertThat(compile(Posture.STRICT, dataplane))
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(policy.kind()).isEqualTo(kind);
              assertThat(policy.name()).isEqualTo("backend");
              assertThat(policy.namespace()).isEqualTo("money");
              assertThat(policy.pods()).isEqualTo(backend.pods());
              assertThat(policy.reasons()).containsExactly("backend to stripe: cards");
              assertThat(policy.egress())
                  .containsExactly(
                      new HostRule(List.of(STRIPE, NETWORK, MAIL), HTTPS),
                      new HostRule(List.of(MAIL), Ports.of(Port.tcp(587))));
            });
  }

  @Test
  void hostsLeaveNoTraceInTheNetworkPolicies() {
    List<PolicySpec> policies =
        new PolicyCompiler(Postures.all(Posture.STRICT), Dataplane.CILIUM)
            .compile(List.of(backend, quiet), flows);

    assertThat(policies.get(0).egress())
        .hasSize(2)
        .contains(
            new Rule(
                new Rule.Listed(List.of(new Rule.NamespacedPods(new Named("shop"), quiet.pods()))),
                HTTPS));
    assertThat(policies.get(0).reasons()).containsExactly("backend to quiet: not a host");
  }

  @Test
  void anOpenWorkloadNeedsNone() {
    assertThat(compile(Posture.OPEN, Dataplane.GKE_V2)).isEmpty();
    assertThat(compile(Posture.PORTABLE, Dataplane.GKE_V2)).hasSize(1);
  }

  @Test
  void hostsWithoutNameServersAreRefused() {
    var compiler = new HostPolicyCompiler(Postures.all(Posture.STRICT), Dataplane.CILIUM);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> compiler.compile(List.of(backend), flows.subList(0, 2)))
        .withMessageContaining("dns");
  }

  @ParameterizedTest
  @EnumSource(
      value = Dataplane.class,
      names = {"GENERIC", "GKE_CALICO"})
  void aDataplaneWithoutSuchPoliciesRefuses(Dataplane dataplane) {
    assertThatIllegalArgumentException().isThrownBy(() -> compile(Posture.STRICT, dataplane));
  }

  private List<HostPolicySpec> compile(Posture posture, Dataplane dataplane) {
    return new HostPolicyCompiler(Postures.all(posture), dataplane)
        .compile(List.of(backend, quiet), flows);
  }
}
