package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.addresses;
import static io.ringfence.connectivity.Cluster.at;
import static io.ringfence.connectivity.Cluster.block;
import static io.ringfence.connectivity.Cluster.egress;
import static io.ringfence.connectivity.Cluster.endpoint;
import static io.ringfence.connectivity.Cluster.everyone;
import static io.ringfence.connectivity.Cluster.ingress;
import static io.ringfence.connectivity.Cluster.known;
import static io.ringfence.connectivity.Cluster.pods;
import static io.ringfence.connectivity.Cluster.rule;
import static io.ringfence.connectivity.Cluster.snapshot;
import static io.ringfence.connectivity.Cluster.somewhereIn;
import static io.ringfence.connectivity.Cluster.tcp;
import static io.ringfence.connectivity.Cluster.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Answers while an address is not known: allowed, denied, or it depends. */
class UnknownAddressesTest {
  private static final PortSet POSTGRESQL = PortSet.parse("TCP 5432");

  private final PodGroup backend = pods("shop", "backend");

  @Test
  void a_rule_for_a_database_allows_it_wherever_it_will_be() {
    assertThat(verdict(unknown("main"), egress(backend, rule(endpoint("main"), tcp(5432)))))
        .isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void a_rule_for_one_database_says_nothing_of_another() {
    assertThat(verdict(unknown("audit"), egress(backend, rule(endpoint("main"), tcp(5432)))))
        .isEqualTo(Verdict.DENIED);
  }

  @Test
  void a_rule_for_everyone_allows_a_database_wherever_it_will_be() {
    assertThat(verdict(unknown("main"), egress(backend, everyone(tcp(5432)))))
        .isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void a_block_allows_a_database_if_it_holds_every_address_that_it_may_get() {
    Endpoint main = somewhereIn("main", "10.77.0.0/16");

    assertThat(verdict(main, egress(backend, rule(block("10.0.0.0/8"), tcp(5432)))))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(main, egress(backend, rule(block("10.77.0.3/32"), tcp(5432)))))
        .isEqualTo(Verdict.DEPENDS);
    assertThat(verdict(main, egress(backend, rule(block("10.78.0.0/16"), tcp(5432)))))
        .isEqualTo(Verdict.DENIED);
  }

  @Test
  void blocks_of_several_rules_hold_together_what_none_of_them_holds_alone() {
    Endpoint main = somewhereIn("main", "10.77.0.0/16");
    Policy halves =
        egress(
            backend,
            rule(block("10.77.0.0/17"), tcp(5432)),
            rule(block("10.77.128.0/17"), tcp(5432)));

    assertThat(verdict(main, halves)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void a_database_with_two_addresses_of_which_one_is_open_is_not_certain() {
    Endpoint main = known("main", "10.77.0.3", "10.77.0.4");
    Policy one = egress(backend, rule(block("10.77.0.3/32"), tcp(5432)));

    assertThat(verdict(main, one)).isEqualTo(Verdict.DEPENDS);
    assertThat(connectivity(main, one).connectionsFrom(backend))
        .extracting(row -> row.to().id())
        .containsExactly("main", "10.77.0.3/32");
  }

  @Test
  void some_of_the_ports_are_open_and_others_are_not() {
    Reach reach =
        connectivity(unknown("main"), egress(backend, rule(endpoint("main"), tcp(5432))))
            .between(backend, unknown("main"));

    assertThat(reach.verdict(PortSet.parse("TCP 5432-5433"))).isEqualTo(Verdict.PARTLY);
    assertThat(reach.verdict(PortSet.parse("TCP 80"))).isEqualTo(Verdict.DENIED);
  }

  @Test
  void a_database_at_a_known_address_has_a_row_of_its_own_and_the_address_has_none() {
    Connectivity map =
        connectivity(
            known("main", "10.77.0.3"), egress(backend, rule(block("10.77.0.3/32"), tcp(5432))));

    assertThat(map.connectionsFrom(backend))
        .extracting(row -> row.to().id())
        .containsExactly("main");
  }

  @Test
  void pods_whose_addresses_nobody_knows_may_be_in_a_block() {
    PodGroup frontend = pods("shop", "frontend");
    PodGroup placed = at(frontend, "10.4.0.0/24");
    Policy policy = ingress(backend, rule(block("10.4.0.0/16"), tcp(5432)));

    assertThat(verdict(frontend, policy)).isEqualTo(Verdict.DEPENDS);
    assertThat(verdict(placed, policy)).isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(at(frontend, "10.5.0.0/24"), policy)).isEqualTo(Verdict.DENIED);
  }

  @Test
  void blocks_of_both_families_hold_every_pod() {
    PodGroup frontend = pods("shop", "frontend");
    Policy policy = ingress(backend, rule(List.of(block("0.0.0.0/0"), block("::/0")), tcp(5432)));

    assertThat(verdict(frontend, policy)).isEqualTo(Verdict.ALLOWED);
  }

  private Verdict verdict(Endpoint to, Policy policy) {
    Verdict verdict = connectivity(to, policy).between(backend, to).verdict(POSTGRESQL);
    assertThat(
            new Explainer(snapshot(List.of(backend), policy), DataplaneSemantics.BY_IDENTITY)
                .explain(backend, to, POSTGRESQL)
                .verdict())
        .isEqualTo(verdict);
    return verdict;
  }

  private Connectivity connectivity(Endpoint endpoint, Policy policy) {
    return Connectivity.of(
        snapshot(new TreeMap<>(), List.of(backend), List.of(endpoint), policy),
        DataplaneSemantics.BY_IDENTITY);
  }

  private Verdict verdict(PodGroup from, Policy policy) {
    Snapshot snapshot = snapshot(List.of(from, backend), policy);
    Verdict verdict =
        Connectivity.of(snapshot, DataplaneSemantics.BY_ADDRESS)
            .between(from, backend)
            .verdict(POSTGRESQL);
    assertThat(
            new Explainer(snapshot, DataplaneSemantics.BY_ADDRESS)
                .explain(from, backend, POSTGRESQL)
                .verdict())
        .isEqualTo(verdict);
    return verdict;
  }

  @Test
  void all_addresses_are_told_in_words() {
    assertThat(AddressSet.ALL.describe()).isEqualTo("anywhere");
    assertThat(AddressSet.ALL.difference(addresses("10.77.0.3/32")).describe())
        .isEqualTo("anywhere but 10.77.0.3/32");
  }
}
