package io.ringfence.manifest;

import static io.ringfence.manifest.Manifests.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Selector.Operator;
import io.ringfence.connectivity.Selector.Requirement;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.flow.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API server understands is what is understood here. */
class NetworkPolicyReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                             | true  | false",
        "{policyTypes: []}                                              | true  | false",
        "{policyTypes: null, egress: []}                                | true  | false",
        "{egress: [{}]}                                                 | true  | true",
        "{ingress: [{}]}                                                | true  | false",
        "{policyTypes: [Egress]}                                        | false | true",
        "{policyTypes: [Egress], ingress: [{}]}                         | false | true",
        "{policyTypes: [Ingress], egress: [{}]}                         | true  | false",
        "{policyTypes: [Ingress, Egress]}                               | true  | true",
        "{policyTypes: [Ingress, Ingress]}                              | true  | false",
      })
  void the_directions_in_which_a_policy_isolates(String spec, boolean ingress, boolean egress) {
    Policy policy = policy(spec);
    assertThat(policy.ingress().isPresent()).isEqualTo(ingress);
    assertThat(policy.egress().isPresent()).isEqualTo(egress);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{ingress: null}", "{ingress: []}", "{podSelector: {}, ingress: []}"})
  void no_rules_allow_nothing(String spec) {
    assertThat(policy(spec).ingress()).contains(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{from: null}", "{from: []}", "{ports: []}", "{from: [], ports: null}"})
  void a_rule_without_peers_and_ports_allows_everyone_everything(String rule) {
    assertThat(policy("{ingress: [" + rule + "]}").ingress())
        .contains(List.of(new Rule(Optional.empty(), Optional.empty())));
  }

  @Test
  void an_absent_selector_is_an_empty_one() {
    assertThat(policy("{}").pods()).isEqualTo(Selector.EVERYTHING);
    assertThat(policy("{podSelector: null}").pods()).isEqualTo(Selector.EVERYTHING);
  }

  @Test
  void peers_are_pods_of_this_namespace_of_all_or_of_some_of_others() {
    assertThat(peers("{podSelector: {}}"))
        .containsExactly(new PodPeer(Optional.empty(), Selector.EVERYTHING));
    assertThat(peers("{namespaceSelector: {}}"))
        .containsExactly(new PodPeer(Optional.of(Selector.EVERYTHING), Selector.EVERYTHING));
    assertThat(peers("{namespaceSelector: {matchLabels: {a: b}}, podSelector: {}}"))
        .containsExactly(
            new PodPeer(Optional.of(Selector.of(Map.of("a", "b"))), Selector.EVERYTHING));
    assertThat(peers("{podSelector: {}, namespaceSelector: null, ipBlock: null}"))
        .containsExactly(new PodPeer(Optional.empty(), Selector.EVERYTHING));
  }

  @Test
  void selectors_have_four_operators() {
    assertThat(
            policy(
                    """
                    {podSelector: {matchExpressions: [
                      {key: a, operator: In, values: [x, ""]},
                      {key: b.example/c, operator: NotIn, values: [y]},
                      {key: d, operator: Exists}, {key: e, operator: DoesNotExist, values: []}]}}
                    """)
                .pods())
        .isEqualTo(
            new Selector(
                new TreeMap<>(),
                List.of(
                    requirement("a", Operator.IN, "x", ""),
                    requirement("b.example/c", Operator.NOT_IN, "y"),
                    requirement("d", Operator.EXISTS),
                    requirement("e", Operator.DOES_NOT_EXIST))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{cidr: 10.1.2.3/8}                                   | 10.0.0.0/8",
        "{cidr: 010.1.2.3/32}                                 | 10.1.2.3/32",
        "{cidr: 10.0.0.0/30, except: [10.0.0.1/32]}           | 10.0.0.0/32,10.0.0.2/31",
        "{cidr: 'fd00::1/8', except: []}                      | fd00::/8",
      })
  void blocks_are_addresses(String block, String addresses) {
    assertThat(peers("{ipBlock: " + block + "}"))
        .singleElement()
        .satisfies(peer -> assertThat(((BlockPeer) peer).addresses()).hasToString(addresses));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | TCP 1-65535",
        "{port: 80}                                | TCP 80",
        "{protocol: UDP}                           | UDP 1-65535",
        "{port: 53, protocol: UDP}                 | UDP 53",
        "{port: 8000, endPort: 8080, protocol: SCTP} | SCTP 8000-8080",
        "{port: 80, endPort: 80}                   | TCP 80",
      })
  void ports_have_a_protocol_and_perhaps_a_range(String port, String expected) {
    assertThat(ports(port)).containsExactly(new NumberedPorts(PortSet.parse(expected)));
  }

  @Test
  void a_port_may_be_a_name() {
    assertThat(ports("{port: http}")).containsExactly(new PortName(Protocol.TCP, "http"));
    assertThat(ports("{port: dns-2, protocol: UDP}"))
        .containsExactly(new PortName(Protocol.UDP, "dns-2"));
  }

  @Test
  void ringfence_says_which_policies_are_its_own() {
    String labelled =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: a, labels: {app.kubernetes.io/managed-by: %s}}
        """;
    assertThat(managed(labelled.formatted("ringfence"))).isTrue();
    assertThat(managed(labelled.formatted("Helm"))).isFalse();
  }

  @Test
  void a_block_of_a_database_is_its_address_where_that_is_known() {
    ReadSnapshot read = Manifests.read(annotated("10.77.0.3/32"));
    AddressSet address = AddressSet.of(Addresses.block("10.77.0.3/32"));
    assertThat(egressPeers(read)).containsExactly(new BlockPeer(address));
    assertThat(read.snapshot().endpoints())
        .containsExactly(new Endpoint("main", Endpoint.Kind.DATABASE, address, true));
  }

  @Test
  void a_block_of_a_database_is_its_name_where_the_address_is_not_known() {
    ReadSnapshot read = Manifests.read(annotated("04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
    assertThat(egressPeers(read)).containsExactly(new EndpointPeer("main"));
    assertThat(read.snapshot().endpoints())
        .containsExactly(new Endpoint("main", Endpoint.Kind.DATABASE, AddressSet.ALL, false));
  }

  @Test
  void a_block_that_is_wider_than_an_address_is_no_database_whatever_the_annotation_says() {
    ReadSnapshot read = Manifests.read(annotated("10.0.0.0/8"));
    assertThat(egressPeers(read))
        .containsExactly(new BlockPeer(AddressSet.of(Addresses.block("10.0.0.0/8"))));
    assertThat(read.snapshot().endpoints()).isEmpty();
  }

  @Test
  void databases_are_believed_only_where_ringfence_manages_the_policy() {
    String others = annotated("10.77.0.3/32").replace("by: ringfence", "by: Helm");
    assertThat(Manifests.read(others).snapshot().endpoints()).isEmpty();
  }

  @Test
  void rules_that_do_not_count_are_noted() {
    ReadSnapshot read =
        Manifests.read(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a, namespace: shop}
            spec: {policyTypes: [Ingress], egress: [{}]}
            """);
    assertThat(read.notes())
        .containsExactly("shop/a: its egress rules do not count; its policyTypes lack Egress");
  }

  private static String annotated(String cidr) {
    return """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: backend
      labels: {app.kubernetes.io/managed-by: ringfence}
      annotations:
        ringfence.io/databases: |
          egress[0].to[0]: main
    spec: {egress: [{to: [{ipBlock: {cidr: %s}}]}]}
    """
        .formatted(cidr);
  }

  private static List<RulePeer> egressPeers(ReadSnapshot read) {
    return read.snapshot()
        .policies()
        .get(0)
        .rules(Direction.EGRESS)
        .orElseThrow()
        .get(0)
        .peers()
        .orElseThrow();
  }

  private static boolean managed(String yaml) {
    return Manifests.read(yaml).snapshot().policies().get(0).managed();
  }

  private static List<RulePeer> peers(String peer) {
    return policy("{ingress: [{from: [" + peer + "]}]}")
        .ingress()
        .orElseThrow()
        .get(0)
        .peers()
        .orElseThrow();
  }

  private static List<RulePort> ports(String port) {
    return policy("{ingress: [{ports: [" + port + "]}]}")
        .ingress()
        .orElseThrow()
        .get(0)
        .ports()
        .orElseThrow();
  }

  private static Requirement requirement(String key, Operator operator, String... values) {
    return new Requirement(key, operator, new TreeSet<>(List.of(values)));
  }
}
