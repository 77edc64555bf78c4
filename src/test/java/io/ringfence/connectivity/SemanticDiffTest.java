package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.ANYTHING;
import static io.ringfence.connectivity.Cluster.app;
import static io.ringfence.connectivity.Cluster.block;
import static io.ringfence.connectivity.Cluster.blockWithout;
import static io.ringfence.connectivity.Cluster.egress;
import static io.ringfence.connectivity.Cluster.endpoint;
import static io.ringfence.connectivity.Cluster.everyone;
import static io.ringfence.connectivity.Cluster.in;
import static io.ringfence.connectivity.Cluster.ingress;
import static io.ringfence.connectivity.Cluster.known;
import static io.ringfence.connectivity.Cluster.name;
import static io.ringfence.connectivity.Cluster.namespace;
import static io.ringfence.connectivity.Cluster.own;
import static io.ringfence.connectivity.Cluster.pods;
import static io.ringfence.connectivity.Cluster.policy;
import static io.ringfence.connectivity.Cluster.ports;
import static io.ringfence.connectivity.Cluster.rule;
import static io.ringfence.connectivity.Cluster.snapshot;
import static io.ringfence.connectivity.Cluster.tcp;
import static io.ringfence.connectivity.Cluster.unknown;
import static io.ringfence.connectivity.Cluster.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Selector.Operator;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SemanticDiffTest {
  private static final PodGroup FRONTEND = pods("shop", "frontend");
  private static final PodGroup BACKEND =
      pods("shop", "backend")
          .withPorts(List.of(new NamedPort("http", Protocol.TCP, OptionalInt.of(8080))));
  private static final PodGroup PROBE = pods("watch", "probe");
  private static final List<PodGroup> PODS = List.of(FRONTEND, BACKEND, PROBE);

  static Stream<Arguments> rewritten() {
    return Stream.of(
        rewritten(
            "a rule for two ports, and two rules",
            List.of(egress(FRONTEND, everyone(tcp(80), tcp(443)))),
            egress(FRONTEND, everyone(tcp(80)), everyone(tcp(443)))),
        rewritten(
            "a rule for two peers, and two rules in another order",
            List.of(ingress(BACKEND, rule(List.of(own(app("frontend")), block("10.0.0.0/8"))))),
            ingress(BACKEND, rule(block("10.0.0.0/8")), rule(own(app("frontend"))))),
        rewritten(
            "a block, and its halves",
            List.of(egress(FRONTEND, rule(block("10.0.0.0/8"), tcp(443)))),
            egress(
                FRONTEND,
                rule(block("10.128.0.0/9"), tcp(443)),
                rule(block("10.0.0.0/9"), tcp(443)))),
        rewritten(
            "a block, and the same with bits behind its prefix",
            List.of(egress(FRONTEND, rule(block("10.0.0.0/8")))),
            egress(FRONTEND, rule(block("10.1.2.3/8")))),
        rewritten(
            "a block without a part, and the other part",
            List.of(egress(FRONTEND, rule(blockWithout("10.0.0.0/8", "10.0.0.0/9")))),
            egress(FRONTEND, rule(block("10.128.0.0/9")))),
        rewritten(
            "a part that is excepted and allowed again, and the whole",
            List.of(
                egress(
                    FRONTEND,
                    rule(blockWithout("10.0.0.0/8", "10.3.0.0/16")),
                    rule(block("10.3.0.0/16")))),
            egress(FRONTEND, rule(block("10.0.0.0/8")))),
        rewritten(
            "a policy of both directions, and one of each",
            List.of(
                policy(
                    "shop",
                    app("backend"),
                    Optional.of(List.of(everyone(tcp(80)))),
                    Optional.of(List.of()))),
            ingress(BACKEND, everyone(tcp(80))),
            egress(BACKEND)),
        rewritten(
            "two policies that overlap, and one",
            List.of(
                ingress(BACKEND, everyone(ports("TCP 80-90"))),
                ingress("shop", app("backend"), everyone(ports("TCP 85-99")))),
            ingress(BACKEND, everyone(ports("TCP 80-99")))),
        rewritten(
            "a range of ports, and its parts",
            List.of(ingress(BACKEND, everyone(ports("TCP 8080-8082")))),
            ingress(BACKEND, everyone(tcp(8082), ports("TCP 8080-8081")))),
        rewritten(
            "the name of a port, and its number",
            List.of(ingress(BACKEND, rule(own(app("frontend")), name("http")))),
            ingress(BACKEND, rule(own(app("frontend")), tcp(8080)))),
        rewritten(
            "a label, and a requirement of it",
            List.of(ingress(BACKEND, rule(own(app("frontend"))))),
            ingress(BACKEND, rule(own(where("app", Operator.IN, "frontend"))))),
        rewritten(
            "the own namespace, and the own namespace by its name",
            List.of(ingress(BACKEND, rule(own(app("frontend"))))),
            ingress(BACKEND, rule(in(namespace("shop"), app("frontend"))))),
        rewritten(
            "no policy, and one that allows everything", List.of(), ingress(BACKEND, ANYTHING)),
        rewritten(
            "a closed policy, and the same beside a rule for no pod that there is",
            List.of(ingress(BACKEND)),
            ingress(BACKEND, rule(own(app("nobody"))))));
  }

  private static Arguments rewritten(String how, List<Policy> before, Policy... after) {
    return Arguments.of(how, before, List.of(after));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rewritten")
  void rewritten_policies_that_mean_the_same_give_nothing(
      String how, List<Policy> before, List<Policy> after) {
    for (DataplaneSemantics semantics : SmallUniverse.SEMANTICS) {
      Connectivity old = Connectivity.of(snapshot(PODS).withPolicies(before), semantics);
      Connectivity now = Connectivity.of(snapshot(PODS).withPolicies(after), semantics);

      assertThat(new SemanticDiff(old, now).changes()).as(how).isEmpty();
      assertThat(new SemanticDiff(now, old).changes()).as(how).isEmpty();
      assertThat(now.connections().toList()).as(how).isEqualTo(old.connections().toList());
    }
  }

  @Test
  void what_is_gained_and_lost_is_told_by_pair_with_its_ports() {
    assertThat(
            changes(
                List.of(ingress(BACKEND, rule(own(app("frontend")), ports("TCP 80,8080")))),
                List.of(
                    ingress(
                        BACKEND,
                        rule(own(app("frontend")), ports("TCP 443,8080")),
                        rule(in(namespace("watch"), Selector.EVERYTHING), tcp(9090))))))
        .containsExactly(
            "shop/frontend[Deployment] -> shop/backend[Deployment]: CHANGED +TCP 443 -TCP 80",
            "watch/probe[Deployment] -> shop/backend[Deployment]: GAINED +TCP 9090"
                + " -No Connections");
  }

  @Test
  void more_ports_widen_and_fewer_narrow() {
    List<Policy> few = List.of(ingress(BACKEND, rule(own(app("frontend")), tcp(80))));
    List<Policy> many = List.of(ingress(BACKEND, rule(own(app("frontend")), ports("TCP 80-81"))));

    assertThat(changes(few, many))
        .containsExactly(
            "shop/frontend[Deployment] -> shop/backend[Deployment]: WIDENED +TCP 81"
                + " -No Connections");
    assertThat(changes(many, few))
        .containsExactly(
            "shop/frontend[Deployment] -> shop/backend[Deployment]: NARROWED +No Connections"
                + " -TCP 81");
  }

  @Test
  void addresses_with_the_same_change_are_one_and_their_ranges_are_merged() {
    assertThat(
            changes(
                List.of(egress(FRONTEND)),
                List.of(
                    egress(
                        FRONTEND,
                        rule(block("10.0.0.0/32"), tcp(443)),
                        rule(block("10.0.1.0/32"), tcp(443)),
                        rule(block("10.0.0.1/32"), tcp(443))))))
        .containsExactly(
            "shop/frontend[Deployment] -> 10.0.0.0/31,10.0.1.0/32: GAINED +TCP 443"
                + " -No Connections");
  }

  @Test
  void a_database_that_gets_another_address_is_no_change() {
    Connectivity before =
        fenced(known("main", "10.77.0.3"), rule(block("10.77.0.3/32"), tcp(5432)));
    Connectivity between = fenced(unknown("main"), rule(endpoint("main"), tcp(5432)));
    Connectivity after = fenced(known("main", "10.77.0.9"), rule(block("10.77.0.9/32"), tcp(5432)));

    assertThat(new SemanticDiff(before, between).changes()).isEmpty();
    assertThat(new SemanticDiff(between, after).changes()).isEmpty();
    assertThat(new SemanticDiff(before, after).changes()).isEmpty();
  }

  @Test
  void a_policy_that_keeps_an_old_address_leaves_the_database() {
    assertThat(
            told(
                fenced(known("main", "10.77.0.3"), rule(block("10.77.0.3/32"), tcp(5432))),
                fenced(known("main", "10.77.0.9"), rule(block("10.77.0.3/32"), tcp(5432)))))
        .containsExactly("shop/frontend[Deployment] -> main: LOST +No Connections -TCP 5432");
  }

  @Test
  void an_address_that_a_database_had_and_that_is_gained_is_told() {
    assertThat(
            told(
                fenced(known("main", "10.77.0.3")),
                fenced(known("main", "10.77.0.9"), rule(block("10.77.0.3/32"), tcp(5432)))))
        .containsExactly(
            "shop/frontend[Deployment] -> 10.77.0.3/32: GAINED +TCP 5432 -No Connections");
  }

  @Test
  void an_address_that_a_database_gets_and_that_is_lost_is_told() {
    assertThat(
            told(
                fenced(unknown("main"), rule(block("10.77.0.9/32"), tcp(5432))),
                fenced(known("main", "10.77.0.9"))))
        .contains("shop/frontend[Deployment] -> 10.77.0.9/32: LOST +No Connections -TCP 5432");
  }

  @Test
  void another_of_two_addresses_of_a_database_is_told() {
    Endpoint pair = known("main", "10.77.0.3", "10.77.0.9");

    assertThat(
            told(
                fenced(pair, rule(block("10.77.0.3/32"), tcp(5432))),
                fenced(pair, rule(block("10.77.0.9/32"), tcp(5432)))))
        .containsExactlyInAnyOrder(
            "shop/frontend[Deployment] -> 10.77.0.9/32: GAINED +TCP 5432 -No Connections",
            "shop/frontend[Deployment] -> 10.77.0.3/32: LOST +No Connections -TCP 5432");
  }

  @Test
  void an_opened_outside_is_told_in_one_change_whatever_databases_are_known() {
    assertThat(
            told(
                fenced(known("main", "10.77.0.3"), rule(block("10.77.0.3/32"), tcp(5432))),
                fenced(known("main", "10.77.0.3"), everyone(tcp(5432)))))
        .contains("shop/frontend[Deployment] -> 0.0.0.0/0,::/0: GAINED +TCP 5432 -No Connections");
  }

  @Test
  void a_workload_that_comes_brings_its_connections() {
    Connectivity before = map(snapshot(List.of(BACKEND)));
    Connectivity after = map(snapshot(List.of(BACKEND, PROBE), egress(PROBE), ingress(PROBE)));

    assertThat(told(before, after)).isEmpty();
    assertThat(told(after, before)).isEmpty();
    assertThat(told(before, map(snapshot(List.of(BACKEND, PROBE)))))
        .containsExactly(
            "shop/backend[Deployment] -> watch/probe[Deployment]: GAINED +All Connections"
                + " -No Connections",
            "watch/probe[Deployment] -> shop/backend[Deployment]: GAINED +All Connections"
                + " -No Connections",
            "watch/probe[Deployment] -> watch/probe[Deployment]: GAINED +All Connections"
                + " -No Connections",
            "watch/probe[Deployment] -> 0.0.0.0/0,::/0: GAINED +All Connections -No Connections",
            "0.0.0.0/0,::/0 -> watch/probe[Deployment]: GAINED +All Connections -No Connections");
  }

  private static Connectivity fenced(Endpoint endpoint, Policy.Rule... rules) {
    return map(
        snapshot(new TreeMap<>(), List.of(FRONTEND), List.of(endpoint), egress(FRONTEND, rules)));
  }

  private static Connectivity map(Snapshot snapshot) {
    return Connectivity.of(snapshot, DataplaneSemantics.BY_IDENTITY);
  }

  private static List<String> changes(List<Policy> before, List<Policy> after) {
    Snapshot pods = snapshot(PODS);
    return told(map(pods.withPolicies(before)), map(pods.withPolicies(after)));
  }

  private static List<String> told(Connectivity before, Connectivity after) {
    return new SemanticDiff(before, after)
        .changes().stream()
            .map(
                change ->
                    "%s -> %s: %s +%s -%s"
                        .formatted(
                            change.from(),
                            change.to(),
                            change.kind(),
                            change.gained(),
                            change.lost()))
            .toList();
  }
}
