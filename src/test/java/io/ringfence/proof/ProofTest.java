package io.ringfence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.Invariant.Demand;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Source;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.flow.Protocol;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.Posture;
import io.ringfence.policy.Postures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies written by hand, against what was declared: what is right, and what is found wrong. */
class ProofTest {
  private static final Workload FRONTEND = workload("frontend");
  private static final Workload BACKEND = workload("backend");
  private static final Peer.Database MAIN = new Peer.Database("main", Port.tcp(5432));

  private static final Peer.Addresses DATACENTRE =
      new Peer.Addresses(
          "datacentre",
          List.of(Addresses.block("10.0.0.0/8")),
          List.of(),
          Optional.of(Ports.of(Port.tcp(5432))));

  private static final Endpoint UNKNOWN =
      new Endpoint("main", Endpoint.Kind.DATABASE, addresses("10.77.0.0/16"), false);
  private static final Endpoint KNOWN =
      new Endpoint("main", Endpoint.Kind.DATABASE, addresses("10.77.0.3/32"), true);

  private static final List<Flow> FLOWS =
      List.of(
          Flow.between(new Peer.Anywhere(), FRONTEND),
          Flow.between(FRONTEND, BACKEND),
          Flow.between(BACKEND, MAIN));

  private static final Policy FRONTEND_POLICY =
      policy(FRONTEND, List.of(anyone(8080)), List.of(rule(8080, pods(BACKEND))));
  private static final Policy BACKEND_POLICY =
      policy(
          BACKEND,
          List.of(rule(8080, pods(FRONTEND))),
          List.of(rule(5432, new EndpointPeer("main"))));

  @Test
  void policies_that_say_what_the_flows_say_are_proved() {
    assertThat(violations(FLOWS, List.of(FRONTEND_POLICY, BACKEND_POLICY), UNKNOWN)).isEmpty();
  }

  @Test
  void the_address_of_the_database_says_the_same_as_its_name_once_it_is_known() {
    Policy backend =
        policy(
            BACKEND,
            List.of(rule(8080, pods(FRONTEND))),
            List.of(rule(5432, new BlockPeer(addresses("10.77.0.3/32")))));

    assertThat(violations(FLOWS, List.of(FRONTEND_POLICY, backend), KNOWN)).isEmpty();
  }

  @Test
  void another_address_than_the_database_has_is_more_and_less_at_once() {
    Policy backend =
        policy(
            BACKEND,
            List.of(rule(8080, pods(FRONTEND))),
            List.of(rule(5432, new BlockPeer(addresses("10.77.0.4/32")))));

    assertThat(violations(FLOWS, List.of(FRONTEND_POLICY, backend), KNOWN))
        .extracting(Violation::what)
        .containsExactlyInAnyOrder(
            "backend may not reach main on TCP 5432, which a flow says",
            "backend may reach 10.77.0.4/32 on TCP 5432, which no flow says",
            "backend may not reach 10.77.0.3/32 on TCP 5432, which a flow says");
  }

  @Test
  void one_side_of_a_flow_that_is_missing_is_named_with_the_side() {
    Policy backend = policy(BACKEND, List.of(), List.of(rule(5432, new EndpointPeer("main"))));

    assertThat(violations(FLOWS, List.of(FRONTEND_POLICY, backend), UNKNOWN))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.what())
                  .isEqualTo("frontend may not reach backend on TCP 8080, which a flow says");
              assertThat(violation.reasons())
                  .containsExactly(
                      "egress of frontend: policy shop/frontend, egress[0].to[0] allows TCP 8080",
                      "ingress of backend: none of the rules of shop/backend allows it");
            });
  }

  @Test
  void pods_that_nobody_declared_are_found_where_a_rule_lets_them_in() {
    Policy backend =
        policy(
            BACKEND,
            List.of(rule(8080, new PodPeer(Optional.empty(), Selector.EVERYTHING))),
            List.of(rule(5432, new EndpointPeer("main"))));

    assertThat(violations(FLOWS, List.of(FRONTEND_POLICY, backend), UNKNOWN))
        .extracting(Violation::what)
        .contains("any other pod in shop may reach backend on TCP 8080, which no flow says");
  }

  @Test
  void pods_of_a_workload_that_another_selector_tells_apart_are_looked_at_too() {
    var canaries =
        new PodPeer(Optional.empty(), Selector.of(Map.of("app", "backend", "track", "canary")));
    Policy frontend =
        policy(
            FRONTEND,
            List.of(anyone(8080)),
            List.of(rule(8080, pods(BACKEND)), rule(9090, canaries)));
    Policy backend =
        policy(
            BACKEND,
            List.of(rule(8080, pods(FRONTEND)), rule(9090, pods(FRONTEND))),
            List.of(rule(5432, new EndpointPeer("main"))));

    assertThat(violations(FLOWS, List.of(frontend, backend), UNKNOWN))
        .extracting(Violation::what)
        .contains(
            "frontend may reach backend with app=backend,track=canary on TCP 9090, which no"
                + " flow says");
  }

  @Test
  void a_workload_that_no_policy_isolates_is_named() {
    assertThat(violations(FLOWS, List.of(FRONTEND_POLICY), UNKNOWN))
        .extracting(Violation::what)
        .contains(
            "no policy isolates the ingress of backend",
            "no policy isolates the egress of backend");
  }

  @Test
  void an_undeclared_client_is_refused_where_its_block_holds_all_that_the_address_may_be() {
    assertThat(withDatacentre(FRONTEND, UNKNOWN).violations())
        .extracting(Violation::where)
        .containsOnly("nobody but its declared clients reaches the database main");
  }

  @Test
  void an_undeclared_client_is_undecided_where_its_block_holds_some_of_what_the_address_may_be() {
    var narrow = new Endpoint("main", Endpoint.Kind.DATABASE, addresses("10.0.0.0/7"), false);

    Findings findings = withDatacentre(FRONTEND, narrow);

    assertThat(findings.violations()).isEmpty();
    assertThat(findings.undecided())
        .singleElement()
        .asString()
        .contains("whether frontend may reach main on TCP 5432 depends on its address");
  }

  @Test
  void a_declared_client_may_also_reach_the_database_by_a_block() {
    assertThat(withDatacentre(BACKEND, KNOWN).violations()).isEmpty();
  }

  @Test
  void an_invariant_holds_or_is_violated_whatever_the_flows_say() {
    assertThat(invariant(FRONTEND, MAIN, Ports.any(), Demand.DENIED)).isEmpty();
    assertThat(invariant(BACKEND, MAIN, Ports.of(Port.tcp(5432)), Demand.ALLOWED)).isEmpty();
    assertThat(invariant(new Peer.Anywhere(), BACKEND, Ports.of(Port.tcp(22)), Demand.DENIED))
        .isEmpty();
    assertThat(invariant(new Peer.Anywhere(), FRONTEND, Ports.of(Port.tcp(8080)), Demand.ALLOWED))
        .isEmpty();

    assertThat(invariant(BACKEND, MAIN, Ports.any(), Demand.DENIED))
        .extracting(Violation::what)
        .containsExactly("backend may reach main on TCP 5432");
    assertThat(invariant(FRONTEND, MAIN, Ports.of(Port.tcp(5432)), Demand.ALLOWED))
        .extracting(Violation::what)
        .containsExactly("frontend may not reach main on TCP 5432");
  }

  @Test
  void a_denial_for_anywhere_is_violated_by_whoever_is_let_in() {
    assertThat(invariant(new Peer.Anywhere(), BACKEND, Ports.any(), Demand.DENIED))
        .extracting(Violation::what)
        .containsExactly("frontend may reach backend on TCP 8080");
    assertThat(invariant(new Peer.Anywhere(), FRONTEND, Ports.any(), Demand.DENIED))
        .extracting(Violation::what)
        .contains(
            "any other pod may reach frontend on TCP 8080",
            "anywhere may reach frontend on TCP 8080");
  }

  private static List<Violation> invariant(Source from, Peer to, Ports ports, Demand demand) {
    return proof(
            FLOWS,
            List.of(new Invariant("ringfence:invariants[0]", from, to, ports, demand)),
            List.of(FRONTEND_POLICY, BACKEND_POLICY),
            UNKNOWN)
        .violations();
  }

  private static Findings withDatacentre(Workload client, Endpoint database) {
    var flows = new ArrayList<>(FLOWS);
    flows.add(Flow.between(client, DATACENTRE));
    Rule block = rule(5432, new BlockPeer(addresses("10.0.0.0/8")));
    RulePeer main =
        database.known() ? new BlockPeer(database.addresses()) : new EndpointPeer("main");
    Rule toMain = rule(5432, main);
    return proof(
        flows,
        List.of(),
        List.of(
            policy(
                FRONTEND,
                List.of(anyone(8080)),
                client.equals(FRONTEND)
                    ? List.of(rule(8080, pods(BACKEND)), block)
                    : List.of(rule(8080, pods(BACKEND)))),
            policy(
                BACKEND,
                List.of(rule(8080, pods(FRONTEND))),
                client.equals(BACKEND) ? List.of(toMain, block) : List.of(toMain))),
        database);
  }

  private static List<Violation> violations(
      List<Flow> flows, List<Policy> policies, Endpoint database) {
    return proof(flows, List.of(), policies, database).violations();
  }

  private static Findings proof(
      List<Flow> flows, List<Invariant> invariants, List<Policy> policies, Endpoint database) {
    var declaration =
        new Declaration(
            List.of(FRONTEND, BACKEND),
            flows,
            invariants,
            List.of(new Peer.Anywhere(), MAIN, DATACENTRE, FRONTEND, BACKEND),
            Postures.all(Posture.STRICT),
            Dataplane.GENERIC,
            false);
    return new Proof(declaration, policies, List.of(database)).findings();
  }

  private static Workload workload(String name) {
    return Workload.of(name, "shop", Map.of("app", name)).listeningOn(Port.tcp(8080));
  }

  private static Policy policy(Workload workload, List<Rule> ingress, List<Rule> egress) {
    return new Policy(
        "shop",
        workload.name(),
        "NetworkPolicy",
        true,
        Selector.of(Map.of("app", workload.name())),
        Optional.of(ingress),
        Optional.of(egress));
  }

  private static Rule rule(int port, RulePeer... peers) {
    return new Rule(Optional.of(List.of(peers)), anyone(port).ports());
  }

  private static Rule anyone(int port) {
    return new Rule(
        Optional.empty(),
        Optional.of(List.of(new NumberedPorts(PortSet.range(Protocol.TCP, port, port)))));
  }

  private static RulePeer pods(Workload workload) {
    return new PodPeer(Optional.empty(), Selector.of(Map.of("app", workload.name())));
  }

  private static AddressSet addresses(String block) {
    return AddressSet.of(Addresses.block(block));
  }
}
