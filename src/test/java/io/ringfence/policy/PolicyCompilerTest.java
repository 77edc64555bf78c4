package io.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.flow.Flow;
import io.ringfence.flow.NamespaceSelection.Named;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Rule.AddressBlock;
import io.ringfence.policy.Rule.DatabaseAddresses;
import io.ringfence.policy.Rule.Everyone;
import io.ringfence.policy.Rule.Listed;
import io.ringfence.policy.Rule.NamespacedPods;
import io.ringfence.policy.Rule.Pods;
import io.ringfence.policy.Rule.RulePeer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyCompilerTest {
  private static final Ports HTTP = Ports.of(Port.tcp(8080));
  private static final Ports POSTGRES = Ports.of(Port.tcp(5432));

  private final Workload frontend = workload("frontend");
  private final Workload backend = workload("backend");
  private final Workload worker = workload("worker");
  private final Peer.Database main = new Peer.Database("main", Port.tcp(5432));

  @Test
  void aFlowBecomesEgressOfItsSourceAndIngressOfItsDestination() {
    List<PolicySpec> policies = strict(new Flow(frontend, backend, HTTP));

    assertThat(policy(policies, frontend).egress()).containsExactly(rule(HTTP, pods(backend)));
    assertThat(policy(policies, backend).ingress()).containsExactly(rule(HTTP, pods(frontend)));
    assertThat(policy(policies, frontend).ingress()).isEmpty();
    assertThat(policy(policies, backend).egress()).isEmpty();
  }

  @Test
  void aWorkloadThatNoFlowNamesIsIsolated() {
    assertThat(policy(strict(), worker))
        .isEqualTo(
            new PolicySpec("worker", "shop", worker.pods(), List.of(), List.of(), List.of()));
  }

  @Test
  void aWorkloadMayTalkToItself() {
    List<PolicySpec> policies = strict(new Flow(worker, worker, HTTP));

    assertThat(policy(policies, worker).egress()).containsExactly(rule(HTTP, pods(worker)));
    assertThat(policy(policies, worker).ingress()).containsExactly(rule(HTTP, pods(worker)));
  }

  @Test
  void aFlowWrittenTwiceGivesOneRule() {
    Flow flow = new Flow(frontend, backend, HTTP);

    assertThat(strict(flow, flow)).isEqualTo(strict(flow));
  }

  @Test
  void peersWithTheSamePortsShareARule() {
    List<PolicySpec> policies =
        strict(
            new Flow(frontend, backend, HTTP),
            new Flow(frontend, main, POSTGRES),
            new Flow(frontend, worker, HTTP));

    assertThat(policy(policies, frontend).egress())
        .containsExactly(
            rule(HTTP, pods(backend), pods(worker)), rule(POSTGRES, new DatabaseAddresses("main")));
  }

  @Test
  void differentPortsKeepTheirRulesApart() {
    Ports both = Ports.of(Port.tcp(8080), Port.udp(8080));

    assertThat(
            policy(
                    strict(new Flow(frontend, backend, HTTP), new Flow(frontend, worker, both)),
                    frontend)
                .egress())
        .containsExactly(rule(HTTP, pods(backend)), rule(both, pods(worker)));
  }

  @Test
  void everyoneNeverMergesWithAList() {
    List<PolicySpec> policies =
        strict(
            new Flow(frontend, backend, HTTP),
            new Flow(new Peer.Anywhere(), backend, HTTP),
            new Flow(worker, backend, HTTP));

    assertThat(policy(policies, backend).ingress())
        .containsExactly(rule(HTTP, pods(frontend), pods(worker)), new Rule(new Everyone(), HTTP));
  }

  @Test
  void theOrderOfTheFlowsChangesTheOrderOfTheRulesAlone() {
    Flow first = new Flow(frontend, backend, HTTP);
    Flow second = new Flow(frontend, main, POSTGRES);

    assertThat(policy(strict(second, first), frontend).egress())
        .containsExactlyInAnyOrderElementsOf(policy(strict(first, second), frontend).egress());
  }

  @Test
  void everyPortHasToBeSaid() {
    assertThat(policy(strict(new Flow(frontend, backend, Ports.any())), backend).ingress())
        .containsExactly(rule(Ports.any(), pods(frontend)));
  }

  @Test
  void betweenNamespacesBothSidesNameTheOthers() {
    var payments =
        new Workload(
            "payments", "money", PodSelector.of(Map.of("app", "payments")), Optional.of(HTTP));
    List<PolicySpec> policies =
        new PolicyCompiler(Postures.all(Posture.STRICT), Dataplane.GENERIC)
            .compile(
                List.of(backend, payments),
                List.of(new Flow(backend, payments, HTTP), new Flow(payments, payments, HTTP)));

    assertThat(policies)
        .extracting(PolicySpec::namespace, PolicySpec::name)
        .containsExactly(tuple("shop", "backend"), tuple("money", "payments"));
    assertThat(policy(policies, backend).egress())
        .containsExactly(rule(HTTP, new NamespacedPods(new Named("money"), payments.pods())));
    assertThat(policy(policies, payments).ingress())
        .containsExactly(
            rule(HTTP, new NamespacedPods(new Named("shop"), backend.pods()), pods(payments)));
    assertThat(policy(policies, payments).egress()).containsExactly(rule(HTTP, pods(payments)));
  }

  @Test
  void strictNamesTheDatabaseAndPortableItsPortAlone() {
    Flow flow = new Flow(backend, main, POSTGRES);

    assertThat(policy(strict(flow), backend).egress())
        .containsExactly(rule(POSTGRES, new DatabaseAddresses("main")));
    assertThat(policy(compile(Posture.PORTABLE, Dataplane.GENERIC, flow), backend).egress())
        .containsExactly(new Rule(new Everyone(), POSTGRES));
  }

  @Test
  void openAllowsEverythingToEveryWorkload() {
    assertThat(compile(Posture.OPEN, Dataplane.GENERIC, new Flow(frontend, backend, HTTP)))
        .hasSize(3)
        .allSatisfy(
            policy -> {
              assertThat(policy.ingress()).containsExactly(Rule.everything());
              assertThat(policy.egress()).containsExactly(Rule.everything());
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GENERIC    | 169.254.20.10/32",
        "GKE_CALICO | 169.254.20.10/32 169.254.169.254/32",
      })
  void nameQueriesReachEveryNameServerThatTheDataplaneHas(Dataplane dataplane, String blocks) {
    List<PolicySpec> policies =
        compile(Posture.STRICT, dataplane, new Flow(worker, new Peer.Dns(), Peer.Dns.PORTS));

    List<RulePeer> peers = ((Listed) policy(policies, worker).egress().get(0).peers()).peers();
    assertThat(peers.get(0))
        .isEqualTo(
            new NamespacedPods(
                new Named("kube-system"), PodSelector.of(Map.of("k8s-app", "kube-dns"))));
    assertThat(peers.subList(1, peers.size()))
        .extracting(peer -> ((AddressBlock) peer).block().toPrefixLengthString())
        .containsExactly(blocks.split(" "));
  }

  @ParameterizedTest
  @EnumSource(Posture.class)
  void theResultIsInTheOrderOfTheWorkloads(Posture posture) {
    assertThat(compile(posture, Dataplane.GENERIC))
        .extracting(PolicySpec::name)
        .containsExactly("frontend", "backend", "worker");
  }

  private List<PolicySpec> strict(Flow... flows) {
    return compile(Posture.STRICT, Dataplane.GENERIC, flows);
  }

  private List<PolicySpec> compile(Posture posture, Dataplane dataplane, Flow... flows) {
    return new PolicyCompiler(Postures.all(posture), dataplane)
        .compile(List.of(frontend, backend, worker), List.of(flows));
  }

  private static PolicySpec policy(List<PolicySpec> policies, Workload workload) {
    return policies.stream()
        .filter(policy -> policy.name().equals(workload.name()))
        .findFirst()
        .orElseThrow();
  }

  private static Rule rule(Ports ports, RulePeer... peers) {
    return new Rule(new Listed(List.of(peers)), ports);
  }

  private static Pods pods(Workload workload) {
    return new Pods(workload.pods());
  }

  private static Workload workload(String name) {
    return new Workload(name, "shop", PodSelector.of(Map.of("app", name)), Optional.of(HTTP));
  }
}
