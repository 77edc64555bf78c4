package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.ANYTHING;
import static io.ringfence.connectivity.Cluster.addresses;
import static io.ringfence.connectivity.Cluster.app;
import static io.ringfence.connectivity.Cluster.at;
import static io.ringfence.connectivity.Cluster.block;
import static io.ringfence.connectivity.Cluster.blockWithout;
import static io.ringfence.connectivity.Cluster.egress;
import static io.ringfence.connectivity.Cluster.everyone;
import static io.ringfence.connectivity.Cluster.in;
import static io.ringfence.connectivity.Cluster.ingress;
import static io.ringfence.connectivity.Cluster.name;
import static io.ringfence.connectivity.Cluster.namespace;
import static io.ringfence.connectivity.Cluster.onHostNetwork;
import static io.ringfence.connectivity.Cluster.own;
import static io.ringfence.connectivity.Cluster.pods;
import static io.ringfence.connectivity.Cluster.policy;
import static io.ringfence.connectivity.Cluster.ports;
import static io.ringfence.connectivity.Cluster.rule;
import static io.ringfence.connectivity.Cluster.snapshot;
import static io.ringfence.connectivity.Cluster.tcp;
import static io.ringfence.connectivity.Cluster.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Selector.Operator;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kubernetes documents of NetworkPolicies, a test for each rule. */
class NetworkPolicyRulesTest {
  private static final DataplaneSemantics BY_IDENTITY = DataplaneSemantics.BY_IDENTITY;
  private static final DataplaneSemantics BY_ADDRESS = DataplaneSemantics.BY_ADDRESS;

  private final PodGroup frontend = pods("shop", "frontend");
  private final PodGroup backend = pods("shop", "backend");
  private final PodGroup probe = pods("watch", "probe");

  @Test
  void pods_that_no_policy_selects_reach_and_are_reached_on_every_port() {
    assertThat(open(frontend, backend)).isEqualTo("All Connections");
    assertThat(outside(frontend, Direction.EGRESS)).isEqualTo("{All Connections=0.0.0.0/0,::/0}");
    assertThat(outside(frontend, Direction.INGRESS)).isEqualTo("{All Connections=0.0.0.0/0,::/0}");
  }

  @Test
  void policies_that_select_the_same_pods_add_up() {
    assertThat(
            open(
                frontend,
                backend,
                ingress(backend, rule(own(app("frontend")), tcp(80))),
                ingress("shop", Selector.EVERYTHING, rule(own(app("frontend")), tcp(81))),
                ingress(backend)))
        .isEqualTo("TCP 80-81");
  }

  @Test
  void a_connection_needs_the_egress_of_its_source_and_the_ingress_of_its_destination() {
    Policy sends = egress(frontend, rule(own(app("backend")), ports("TCP 80-90")));
    Policy accepts = ingress(backend, rule(own(app("frontend")), ports("TCP 85-95")));

    assertThat(open(frontend, backend, sends)).isEqualTo("TCP 80-90");
    assertThat(open(frontend, backend, accepts)).isEqualTo("TCP 85-95");
    assertThat(open(frontend, backend, sends, accepts)).isEqualTo("TCP 85-90");
    assertThat(open(frontend, backend, sends, ingress(backend))).isEqualTo("No Connections");
    assertThat(open(frontend, backend, egress(frontend), accepts)).isEqualTo("No Connections");
  }

  @Test
  void a_policy_isolates_in_its_own_directions_alone() {
    assertThat(open(backend, frontend, ingress(backend))).isEqualTo("All Connections");
    assertThat(open(frontend, backend, egress(backend))).isEqualTo("All Connections");
  }

  @Test
  void a_policy_selects_pods_of_its_own_namespace_alone() {
    PodGroup namesake = pods("watch", "backend");

    assertThat(open(frontend, namesake, ingress(backend))).isEqualTo("All Connections");
  }

  @Test
  void no_rule_denies_everything_and_one_empty_rule_allows_everything() {
    assertThat(open(frontend, backend, ingress(backend))).isEqualTo("No Connections");
    assertThat(outside(backend, Direction.INGRESS, ingress(backend))).isEqualTo("{}");
    assertThat(open(frontend, backend, ingress(backend, ANYTHING))).isEqualTo("All Connections");
    assertThat(outside(backend, Direction.INGRESS, ingress(backend, ANYTHING)))
        .isEqualTo("{All Connections=0.0.0.0/0,::/0}");
  }

  @Test
  void a_rule_without_peers_is_for_every_pod_and_for_the_outside() {
    Policy open = egress(frontend, everyone(tcp(443)));

    assertThat(open(frontend, backend, open)).isEqualTo("TCP 443");
    assertThat(open(frontend, probe, open)).isEqualTo("TCP 443");
    assertThat(outside(frontend, Direction.EGRESS, open)).isEqualTo("{TCP 443=0.0.0.0/0,::/0}");
  }

  @Test
  void a_rule_without_ports_is_for_every_port_of_every_protocol() {
    assertThat(open(frontend, backend, ingress(backend, rule(own(app("frontend"))))))
        .isEqualTo("All Connections");
  }

  @Test
  void a_pod_selector_by_itself_means_pods_of_the_policys_own_namespace() {
    Policy policy = ingress(backend, rule(own(Selector.EVERYTHING)));

    assertThat(open(frontend, backend, policy)).isEqualTo("All Connections");
    assertThat(open(probe, backend, policy)).isEqualTo("No Connections");
  }

  @Test
  void a_namespace_selector_by_itself_means_all_pods_of_those_namespaces() {
    Policy policy = ingress(backend, rule(in(namespace("watch"), Selector.EVERYTHING)));

    assertThat(open(probe, backend, policy)).isEqualTo("All Connections");
    assertThat(open(frontend, backend, policy)).isEqualTo("No Connections");
  }

  @Test
  void both_selectors_in_one_peer_must_match_and_one_of_two_peers_is_enough() {
    Policy both = ingress(backend, rule(in(namespace("watch"), app("frontend"))));
    Policy either =
        ingress(
            backend,
            rule(List.of(in(namespace("watch"), Selector.EVERYTHING), own(app("frontend")))));

    assertThat(open(probe, backend, both)).isEqualTo("No Connections");
    assertThat(open(frontend, backend, both)).isEqualTo("No Connections");
    assertThat(open(pods("watch", "frontend"), backend, both)).isEqualTo("All Connections");
    assertThat(open(probe, backend, either)).isEqualTo("All Connections");
    assertThat(open(frontend, backend, either)).isEqualTo("All Connections");
  }

  @Test
  void an_empty_namespace_selector_means_every_pod_and_not_the_outside() {
    Policy policy = ingress(backend, rule(in(Selector.EVERYTHING, Selector.EVERYTHING)));

    assertThat(open(probe, backend, policy)).isEqualTo("All Connections");
    assertThat(outside(backend, Direction.INGRESS, policy)).isEqualTo("{}");
  }

  @Test
  void a_rule_for_one_protocol_closes_the_others() {
    assertThat(open(frontend, backend, ingress(backend, everyone(ports("UDP 53")))))
        .isEqualTo("UDP 53");
  }

  @Test
  void a_protocol_without_a_port_means_all_of_its_ports() {
    assertThat(open(frontend, backend, ingress(backend, everyone(ports("SCTP 1-65535")))))
        .isEqualTo("SCTP 1-65535");
  }

  @ParameterizedTest
  @CsvSource({"8080, No Connections", "8081, TCP 8081", "8085, TCP 8085", "8086, No Connections"})
  void a_range_of_ports_holds_its_first_and_its_last(int sent, String expected) {
    assertThat(
            open(
                frontend,
                backend,
                egress(frontend, everyone(tcp(sent))),
                ingress(backend, everyone(ports("TCP 8081-8085")))))
        .isEqualTo(expected);
  }

  @Test
  void a_named_port_is_the_destinations_by_name_and_protocol() {
    PodGroup admin = named(pods("shop", "admin"), "http", Protocol.TCP, 9090);
    PodGroup store = named(backend, "http", Protocol.TCP, 8080);
    PodGroup other = named(pods("shop", "other"), "http", Protocol.UDP, 8080);
    Policy policy = egress(frontend, everyone(name("http")));

    assertThat(open(frontend, store, policy)).isEqualTo("TCP 8080");
    assertThat(open(frontend, admin, policy)).isEqualTo("TCP 9090");
    assertThat(open(frontend, other, policy)).isEqualTo("No Connections");
    assertThat(open(frontend, probe, policy)).isEqualTo("No Connections");
  }

  @Test
  void a_named_port_in_ingress_is_the_selected_pods_own() {
    PodGroup caller = named(frontend, "http", Protocol.TCP, 1234);
    PodGroup store = named(backend, "http", Protocol.TCP, 8080);

    assertThat(open(caller, store, ingress(store, rule(own(app("frontend")), name("http")))))
        .isEqualTo("TCP 8080");
  }

  @Test
  void a_named_port_in_ingress_is_the_selected_pods_own_for_addresses_too() {
    PodGroup store = named(backend, "http", Protocol.TCP, 8080);
    PodGroup admin = named(pods("shop", "admin"), "http", Protocol.TCP, 9090);
    Policy policy = ingress("shop", Selector.EVERYTHING, rule(block("10.0.0.0/8"), name("http")));
    var map = Connectivity.of(snapshot(List.of(store, admin, frontend), policy), BY_IDENTITY);

    assertThat(map.ingress(store)).hasToString("{TCP 8080=10.0.0.0/8}");
    assertThat(map.ingress(admin)).hasToString("{TCP 9090=10.0.0.0/8}");
    assertThat(map.ingress(frontend)).hasToString("{}");
    assertThat(outside(store, Direction.INGRESS, ingress(store, everyone(name("http")))))
        .isEqualTo("{TCP 8080=0.0.0.0/0,::/0}");
  }

  @Test
  void a_named_port_means_nothing_for_addresses_that_are_reached() {
    PodGroup store = named(backend, "http", Protocol.TCP, 8080);

    assertThat(
            outside(
                store, Direction.EGRESS, egress(store, rule(block("10.0.0.0/8"), name("http")))))
        .isEqualTo("{}");
    assertThat(outside(store, Direction.EGRESS, egress(store, everyone(name("http")))))
        .isEqualTo("{}");
  }

  @Test
  void a_port_whose_number_is_not_known_is_told_by_its_name() {
    PodGroup store =
        backend.withPorts(List.of(new NamedPort("http", Protocol.TCP, OptionalInt.empty())));
    Policy policy = ingress(store, everyone(new PortName(Protocol.TCP, "http")));

    assertThat(open(frontend, store, policy)).isEqualTo("TCP http");
  }

  @Test
  void addresses_outside_are_reached_by_blocks_alone() {
    Policy policy =
        egress(frontend, rule(List.of(block("10.0.0.0/8"), block("fd00::/8")), tcp(5432)));

    assertThat(outside(frontend, Direction.EGRESS, policy))
        .isEqualTo("{TCP 5432=10.0.0.0/8,fd00::/8}");
  }

  @Test
  void another_rule_may_allow_an_excepted_address_again() {
    Policy policy =
        egress(
            frontend,
            rule(blockWithout("10.0.0.0/30", "10.0.0.2/32"), tcp(80)),
            rule(block("10.0.0.2/32"), tcp(81)));

    assertThat(outside(frontend, Direction.EGRESS, policy))
        .isEqualTo("{TCP 80=10.0.0.0/31,10.0.0.3/32, TCP 81=10.0.0.2/32}");
  }

  @Test
  void bits_behind_the_prefix_count_for_nothing() {
    assertThat(addresses("10.1.2.3/8")).isEqualTo(addresses("10.0.0.0/8"));
  }

  @ParameterizedTest
  @CsvSource({
    "IN, frontend, true",
    "IN, other, false",
    "NOT_IN, frontend, false",
    "NOT_IN, other, true",
    "EXISTS, '', true",
    "DOES_NOT_EXIST, '', false"
  })
  void requirements_look_at_the_label_that_they_name(
      Operator operator, String value, boolean expected) {
    Selector selector = requirement("app", operator, value);

    assertThat(open(frontend, backend, ingress(backend, rule(own(selector)))))
        .isEqualTo(expected ? "All Connections" : "No Connections");
  }

  @ParameterizedTest
  @CsvSource({
    "IN, data, false",
    "NOT_IN, data, true",
    "EXISTS, '', false",
    "DOES_NOT_EXIST, '', true"
  })
  void not_in_and_does_not_exist_match_where_the_label_is_absent(
      Operator operator, String value, boolean expected) {
    Selector selector = requirement("tier", operator, value);

    assertThat(open(frontend, backend, ingress(backend, rule(own(selector)))))
        .isEqualTo(expected ? "All Connections" : "No Connections");
  }

  @Test
  void each_namespace_carries_its_name_in_a_label_that_nobody_can_change() {
    var namespaces = new TreeMap<String, Map<String, String>>();
    namespaces.put("watch", Map.of("kubernetes.io/metadata.name", "shop", "team", "sre"));
    Policy policy =
        ingress(
            backend,
            rule(in(namespace("shop"), Selector.EVERYTHING), tcp(80)),
            rule(in(namespace("watch"), Selector.EVERYTHING), tcp(81)),
            rule(in(Selector.of(Map.of("team", "sre")), Selector.EVERYTHING), tcp(82)));
    Snapshot snapshot = snapshot(namespaces, List.of(backend, probe), List.of(), policy);

    assertThat(Connectivity.of(snapshot, BY_IDENTITY).between(probe, backend))
        .hasToString("Reach[certain=TCP 81-82, possible=TCP 81-82]");
  }

  @Test
  void a_pod_always_reaches_itself_and_there_is_no_row_of_it() {
    PodGroup pod = PodGroup.of("shop", "backend", "Pod", Map.of("app", "backend"));
    Snapshot fenced = snapshot(List.of(pod), closed(pod));

    assertThat(Connectivity.of(fenced, BY_IDENTITY).between(pod, pod)).isEqualTo(Reach.ALL);
    assertThat(new Explainer(fenced, BY_IDENTITY).explain(pod, pod, PortSet.ALL).verdict())
        .isEqualTo(Verdict.ALLOWED);
    assertThat(Connectivity.of(snapshot(List.of(pod)), BY_IDENTITY).connectionsFrom(pod))
        .extracting(row -> row.to().id())
        .containsExactly("0.0.0.0/0,::/0");
  }

  @Test
  void pods_of_one_workload_reach_each_other_by_policies_alone() {
    assertThat(open(backend, backend)).isEqualTo("All Connections");
    assertThat(open(backend, backend, closed(backend))).isEqualTo("No Connections");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whether_policies_select_pods_on_the_host_network_is_a_switch(boolean selected) {
    PodGroup agent = onHostNetwork(pods("shop", "agent"));
    var semantics = new DataplaneSemantics(false, selected);

    assertThat(open(semantics, agent, frontend, closed(agent)))
        .isEqualTo(selected ? "No Connections" : "All Connections");
    assertThat(open(semantics, frontend, agent, closed(agent)))
        .isEqualTo(selected ? "No Connections" : "All Connections");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whether_labels_of_a_rule_mean_pods_on_the_host_network_is_a_switch(boolean selected) {
    PodGroup agent = onHostNetwork(pods("shop", "agent"));
    var semantics = new DataplaneSemantics(false, selected);

    assertThat(open(semantics, agent, backend, ingress(backend, rule(own(app("agent"))))))
        .isEqualTo(selected ? "All Connections" : "No Connections");
    assertThat(open(semantics, agent, backend, ingress(backend, ANYTHING)))
        .isEqualTo("All Connections");
  }

  @Test
  void whether_blocks_mean_pods_at_their_addresses_is_a_switch() {
    PodGroup caller = at(frontend, "10.4.0.7");
    Policy policy = ingress(backend, rule(block("10.4.0.0/16"), tcp(80)));

    assertThat(open(BY_IDENTITY, caller, backend, policy)).isEqualTo("No Connections");
    assertThat(open(BY_ADDRESS, caller, backend, policy)).isEqualTo("TCP 80");
  }

  @Test
  void whether_blocks_mean_pods_at_their_nodes_addresses_is_the_same_switch() {
    PodGroup agent = at(onHostNetwork(pods("shop", "agent")), "10.1.0.1");
    Policy policy = ingress(backend, rule(block("10.1.0.0/24"), tcp(80)));

    assertThat(open(BY_IDENTITY, agent, backend, policy)).isEqualTo("No Connections");
    assertThat(open(BY_ADDRESS, agent, backend, policy)).isEqualTo("TCP 80");
  }

  private static Selector requirement(String key, Operator operator, String value) {
    return value.isEmpty() ? where(key, operator) : where(key, operator, value);
  }

  private static Policy closed(PodGroup pods) {
    return policy(
        pods.namespace(),
        Selector.of(pods.labels()),
        Optional.of(List.of()),
        Optional.of(List.of()));
  }

  private static PodGroup named(PodGroup pods, String name, Protocol protocol, int number) {
    return pods.withPorts(List.of(new NamedPort(name, protocol, OptionalInt.of(number))));
  }

  private static String open(PodGroup from, PodGroup to, Policy... policies) {
    return open(BY_IDENTITY, from, to, policies);
  }

  /** What the map says, where the explanation says the same and no address counts. */
  private static String open(
      DataplaneSemantics semantics, PodGroup from, PodGroup to, Policy... policies) {
    List<PodGroup> pods = from.equals(to) ? List.of(from) : List.of(from, to);
    Snapshot snapshot = snapshot(pods, policies);
    Reach reach = Connectivity.of(snapshot, semantics).between(from, to);
    assertThat(new Explainer(snapshot, semantics).explain(from, to, PortSet.ALL).reach())
        .isEqualTo(reach);
    assertThat(reach.certain()).isEqualTo(reach.possible());
    return reach.certain().toString();
  }

  private static String outside(PodGroup pods, Direction direction, Policy... policies) {
    var connectivity = Connectivity.of(snapshot(List.of(pods), policies), BY_IDENTITY);
    return (direction == Direction.EGRESS ? connectivity.egress(pods) : connectivity.ingress(pods))
        .toString();
  }
}
