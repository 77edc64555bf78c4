package io.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.flow.Flow;
import io.ringfence.flow.NamespaceSelection.Named;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Rule.DatabaseAddresses;
import io.ringfence.policy.Rule.Everyone;
import io.ringfence.policy.Rule.Listed;
import io.ringfence.policy.Rule.NamespacedPods;
import io.ringfence.policy.Rule.Pods;
import io.ringfence.policy.Rule.RulePeer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for all declarations, tried on thousands that a fixed seed makes. */
class PolicyCompilerPropertyTest {
  private static final long SEED = 20_261_123;
  private static final int CASES = 3_000;
  private static final List<Posture> POSTURES = List.of(Posture.values());
  private static final Peer.Namespaces MONITORING =
      new Peer.Namespaces(
          "monitoring", new Named("monitoring"), new PodSelection.EveryPod(), Optional.empty());
  private static final List<String> NAMESPACES = List.of("shop", "money");
  private static final List<Ports> PORTS =
      List.of(
          Ports.any(),
          Ports.of(Port.tcp(80)),
          Ports.of(Port.tcp(80), Port.udp(80)),
          Ports.of(Port.parse("8000-8100")),
          Ports.of(Port.parse("http/TCP")));

  /** Generated declarations. */
  private record Declared(List<Workload> workloads, List<Flow> flows, Posture posture) {
    List<PolicySpec> compiled() {
      return new PolicyCompiler(Postures.all(posture), Dataplane.GKE_V2).compile(workloads, flows);
    }

    PolicySpec compiled(Workload workload) {
      return compiled().stream()
          .filter(policy -> policy.name().equals(workload.name()))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void everyWorkloadGetsOnePolicyOfItsOwn() {
    forAll(
        declared ->
            assertThat(declared.compiled())
                .extracting(PolicySpec::name)
                .containsExactlyElementsOf(
                    declared.workloads().stream().map(Workload::name).toList()));
  }

  @Test
  void everyFlowIsAllowedOnBothSides() {
    forAll(
        declared ->
            declared
                .flows()
                .forEach(
                    flow -> {
                      if (flow.from() instanceof Workload from) {
                        assertThat(declared.compiled(from).egress())
                            .anyMatch(rule -> allows(rule, flow.to(), flow.ports()));
                      }
                      if (flow.to() instanceof Workload to) {
                        assertThat(declared.compiled(to).ingress())
                            .anyMatch(rule -> allows(rule, flow.from(), flow.ports()));
                      }
                    }));
  }

  @Test
  void nothingIsAllowedThatNoFlowSays() {
    forAll(
        declared -> {
          if (declared.posture() == Posture.OPEN) {
            return;
          }
          for (Workload workload : declared.workloads()) {
            PolicySpec policy = declared.compiled(workload);
            assertThat(policy.ingress())
                .allSatisfy(
                    rule ->
                        forEachPeer(
                            rule,
                            peer ->
                                assertThat(declared.flows())
                                    .anyMatch(
                                        flow ->
                                            flow.to().equals(workload)
                                                && flow.ports().equals(rule.ports())
                                                && says(declared, flow.from(), peer))));
            assertThat(policy.egress())
                .allSatisfy(
                    rule ->
                        forEachPeer(
                            rule,
                            peer ->
                                assertThat(declared.flows())
                                    .anyMatch(
                                        flow ->
                                            flow.from().equals(workload)
                                                && flow.ports().equals(rule.ports())
                                                && says(declared, flow.to(), peer))));
          }
        });
  }

  @Test
  void noListIsEmpty() {
    forAll(
        declared ->
            assertThat(declared.compiled())
                .flatExtracting(PolicyCompilerPropertyTest::rules)
                .allSatisfy(
                    rule -> {
                      if (rule.peers() instanceof Listed listed) {
                        assertThat(listed.peers()).isNotEmpty();
                      }
                      if (rule.ports() instanceof Ports.Listed listed) {
                        assertThat(listed.ports()).isNotEmpty();
                      }
                    }));
  }

  @Test
  void noRuleStandsTwiceAndNoPeerTwiceInARule() {
    forAll(
        declared ->
            assertThat(declared.compiled())
                .allSatisfy(
                    policy -> {
                      assertThat(policy.ingress()).doesNotHaveDuplicates();
                      assertThat(policy.egress()).doesNotHaveDuplicates();
                      assertThat(rules(policy))
                          .allSatisfy(
                              rule -> {
                                if (rule.peers() instanceof Listed listed) {
                                  assertThat(listed.peers()).doesNotHaveDuplicates();
                                }
                              });
                    }));
  }

  @Test
  void theOrderAndTheRepetitionOfFlowsDoNotMatter() {
    forAll(
        declared -> {
          var shuffled = new ArrayList<>(declared.flows());
          shuffled.addAll(declared.flows());
          Collections.shuffle(shuffled, new Random(SEED));
          var again = new Declared(declared.workloads(), shuffled, declared.posture());
          for (Workload workload : declared.workloads()) {
            assertThat(meaning(again.compiled(workload).ingress()))
                .isEqualTo(meaning(declared.compiled(workload).ingress()));
            assertThat(meaning(again.compiled(workload).egress()))
                .isEqualTo(meaning(declared.compiled(workload).egress()));
          }
        });
  }

  private static void forAll(Consumer<Declared> property) {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      property.accept(generated(random));
    }
  }

  private static Declared generated(Random random) {
    List<Workload> workloads = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      workloads.add(
          new Workload(
              "workload-" + i,
              NAMESPACES.get(random.nextInt(NAMESPACES.size())),
              PodSelector.of(Map.of("app", "app-" + random.nextInt(4))),
              Optional.empty()));
    }
    List<Flow> flows = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      flows.add(flow(random, workloads));
    }
    return new Declared(workloads, flows, POSTURES.get(random.nextInt(POSTURES.size())));
  }

  private static Flow flow(Random random, List<Workload> workloads) {
    Workload workload = workloads.get(random.nextInt(workloads.size()));
    Workload other = workloads.get(random.nextInt(workloads.size()));
    Ports ports = PORTS.get(random.nextInt(PORTS.size()));
    return switch (random.nextInt(8)) {
      case 0 -> new Flow(new Peer.Anywhere(), workload, ports);
      case 1 -> new Flow(workload, new Peer.Anywhere(), ports);
      case 2 -> new Flow(workload, new Peer.Dns(), ports);
      case 3 -> new Flow(workload, new Peer.Https(), ports);
      case 4 -> new Flow(MONITORING, workload, ports);
      case 5 -> new Flow(workload, MONITORING, ports);
      case 6 ->
          new Flow(workload, new Peer.Database("db-" + random.nextInt(2), Port.tcp(5432)), ports);
      default -> new Flow(workload, other, ports);
    };
  }

  /** Whether a rule allows this peer on these ports. */
  private static boolean allows(Rule rule, Peer peer, Ports ports) {
    boolean allPorts = rule.ports() instanceof Ports.Any || rule.ports().equals(ports);
    return allPorts
        && (rule.peers() instanceof Everyone
            || ((Listed) rule.peers()).peers().stream().anyMatch(one -> names(one, peer)));
  }

  /** Whether a flow's peer is what a rule names; without a name, everyone. */
  private static boolean says(Declared declared, Peer peer, Optional<RulePeer> named) {
    boolean everyone =
        peer instanceof Peer.Anywhere
            || peer instanceof Peer.Https
            || (peer instanceof Peer.Database && declared.posture() == Posture.PORTABLE);
    return named.map(one -> !everyone && names(one, peer)).orElse(everyone);
  }

  private static boolean names(RulePeer one, Peer peer) {
    if (one instanceof Pods pods) {
      return peer instanceof Workload workload && workload.pods().equals(pods.pods());
    }
    if (one instanceof NamespacedPods pods && peer instanceof Workload workload) {
      return pods.namespaces().equals(new Named(workload.namespace()))
          && workload.pods().equals(pods.pods());
    }
    if (one instanceof NamespacedPods pods && peer instanceof Peer.Namespaces namespaces) {
      return pods.namespaces().equals(namespaces.namespaces());
    }
    if (one instanceof DatabaseAddresses addresses) {
      return peer instanceof Peer.Database database && database.name().equals(addresses.database());
    }
    return peer instanceof Peer.Dns
        && (one instanceof NamespacedPods || one instanceof Rule.AddressBlock);
  }

  private static void forEachPeer(Rule rule, Consumer<Optional<RulePeer>> check) {
    if (rule.peers() instanceof Listed listed) {
      listed.peers().forEach(peer -> check.accept(Optional.of(peer)));
    } else {
      check.accept(Optional.empty());
    }
  }

  /** The rules as what they allow: each peer on each list of ports. */
  private static Set<List<Object>> meaning(List<Rule> rules) {
    var meaning = new HashSet<List<Object>>();
    rules.forEach(rule -> forEachPeer(rule, peer -> meaning.add(List.of(peer, rule.ports()))));
    return meaning;
  }

  private static List<Rule> rules(PolicySpec policy) {
    var rules = new ArrayList<>(policy.ingress());
    rules.addAll(policy.egress());
    return rules;
  }
}
