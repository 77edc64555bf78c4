package io.ringfence.manifest;

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
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that know hosts by their names. */
class HostPolicyReaderTest {

  @Test
  void a_gke_policy_isolates_for_egress_and_allows_hosts_by_their_names() {
    ReadSnapshot read =
        Manifests.read(
            """
            apiVersion: networking.gke.io/v1alpha1
            kind: FQDNNetworkPolicy
            metadata: {name: hosts, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: backend}}
              egress:
                - matches: [{name: api.example.com}, {pattern: "*.example.org"}]
                  ports: [{protocol: TCP, port: 443}, {protocol: UDP}]
                - matches: [{name: any.example.com}]
            """);
    Policy policy = read.snapshot().policies().get(0);
    assertThat(policy.id()).isEqualTo("shop/hosts[FQDNNetworkPolicy]");
    assertThat(policy.ingress()).isEmpty();
    assertThat(policy.egress())
        .contains(
            List.of(
                rule(
                    List.of(ports("TCP 443"), ports("UDP 1-65535")),
                    new EndpointPeer("api.example.com"),
                    new EndpointPeer("*.example.org")),
                new Rule(
                    Optional.of(List.of(new EndpointPeer("any.example.com"))), Optional.empty())));
    assertThat(read.snapshot().endpoints())
        .containsExactly(host("*.example.org"), host("any.example.com"), host("api.example.com"));
  }

  @Test
  void a_cilium_policy_is_read_in_the_form_in_which_ringfence_writes_it() {
    ReadSnapshot read =
        Manifests.read(
            """
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: hosts, namespace: shop}
            spec:
              endpointSelector: {matchLabels: {app: backend}}
              egress:
                - toEndpoints:
                    - matchLabels:
                        k8s:io.kubernetes.pod.namespace: kube-system
                        k8s:k8s-app: kube-dns
                  toPorts:
                    - ports: [{port: "53", protocol: ANY}]
                      rules: {dns: [{matchPattern: "*"}]}
                - toCIDR: [169.254.20.10/32]
                  toPorts:
                    - ports: [{port: "53", protocol: ANY}]
                      rules: {dns: [{matchPattern: "*"}]}
                - toFQDNs: [{matchName: api.example.com}]
                  toPorts:
                    - ports: [{port: "8000", endPort: 8080, protocol: TCP}]
            """);
    PodPeer dns =
        new PodPeer(
            Optional.of(Selector.of(Map.of("kubernetes.io/metadata.name", "kube-system"))),
            Selector.of(Map.of("k8s-app", "kube-dns")));
    var nodeLocal = new BlockPeer(AddressSet.of(Addresses.block("169.254.20.10/32")));
    assertThat(read.snapshot().policies().get(0).egress())
        .contains(
            List.of(
                rule(List.of(ports("TCP 53,UDP 53")), dns),
                rule(List.of(ports("TCP 53,UDP 53")), nodeLocal),
                rule(List.of(ports("TCP 8000-8080")), new EndpointPeer("api.example.com"))));
    assertThat(read.snapshot().endpoints()).containsExactly(host("api.example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{endpointSelector: {}, ingress: [{}]}",
        "{endpointSelector: {}, egress: []}",
        "{endpointSelector: {}, egress: [{toEntities: [world]}]}",
        "{endpointSelector: {}, egress: [{toEndpoints: [{matchLabels: {app: a}}]}]}",
        "{endpointSelector: {}, egress: [{toFQDNs: [{matchName: a}], toCIDR: [10.0.0.0/8]}]}",
        "{nodeSelector: {}, egress: [{toFQDNs: [{matchName: a}]}]}",
      })
  void a_cilium_policy_of_another_form_is_counted_as_one_that_may_change_the_answer(String spec) {
    ReadSnapshot read =
        Manifests.read(
            "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\n"
                + "metadata: {name: other, namespace: shop}\nspec: "
                + spec);
    assertThat(read.snapshot().policies()).isEmpty();
    assertThat(read.notes())
        .containsExactly(
            "not analysed, though it may change the answer: 1 CiliumNetworkPolicy.cilium.io"
                + " (shop/other)");
  }

  private static Rule rule(List<RulePort> ports, RulePeer... peers) {
    return new Rule(Optional.of(Arrays.asList(peers)), Optional.of(ports));
  }

  private static RulePort ports(String text) {
    return new NumberedPorts(PortSet.parse(text));
  }

  private static Endpoint host(String name) {
    return new Endpoint(name, Endpoint.Kind.HOST, AddressSet.ALL, false);
  }
}
