package io.ringfence.connectivity;

import inet.ipaddr.IPAddressString;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.Selector.Operator;
import io.ringfence.connectivity.Selector.Requirement;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pods and policies in few words. */
final class Cluster {
  static final Rule ANYTHING = new Rule(Optional.empty(), Optional.empty());

  private Cluster() {}

  /** A Deployment whose pods carry its name in the label {@code app}. */
  static PodGroup pods(String namespace, String name) {
    return PodGroup.of(namespace, name, "Deployment", Map.of("app", name));
  }

  static PodGroup at(PodGroup pods, String... addresses) {
    return placed(pods, pods.hostNetwork(), addresses(addresses));
  }

  static PodGroup onHostNetwork(PodGroup pods) {
    return placed(pods, true, pods.addresses());
  }

  private static PodGroup placed(PodGroup pods, boolean hostNetwork, AddressSet addresses) {
    return new PodGroup(
        pods.namespace(),
        pods.name(),
        pods.kind(),
        pods.labels(),
        pods.ports(),
        hostNetwork,
        addresses);
  }

  static Endpoint known(String name, String... addresses) {
    return new Endpoint(name, Endpoint.Kind.DATABASE, addresses(addresses), true);
  }

  static Endpoint somewhereIn(String name, String... blocks) {
    return new Endpoint(name, Endpoint.Kind.DATABASE, addresses(blocks), false);
  }

  static Endpoint unknown(String name) {
    return new Endpoint(name, Endpoint.Kind.DATABASE, AddressSet.ALL, false);
  }

  static AddressSet addresses(String... blocks) {
    return AddressSet.union(
        Arrays.stream(blocks)
            .map(
                block ->
                    AddressSet.of(Objects.requireNonNull(new IPAddressString(block).getAddress())))
            .toList());
  }

  static Snapshot snapshot(List<PodGroup> pods, Policy... policies) {
    return snapshot(new TreeMap<>(), pods, List.of(), policies);
  }

  static Snapshot snapshot(
      SortedMap<String, Map<String, String>> namespaces,
      List<PodGroup> pods,
      List<Endpoint> endpoints,
      Policy... policies) {
    return new Snapshot(namespaces, pods, List.of(policies), endpoints);
  }

  static Policy ingress(PodGroup pods, Rule... rules) {
    return ingress(pods.namespace(), Selector.of(pods.labels()), rules);
  }

  static Policy ingress(String namespace, Selector pods, Rule... rules) {
    return policy(namespace, pods, Optional.of(List.of(rules)), Optional.empty());
  }

  static Policy egress(PodGroup pods, Rule... rules) {
    return egress(pods.namespace(), Selector.of(pods.labels()), rules);
  }

  static Policy egress(String namespace, Selector pods, Rule... rules) {
    return policy(namespace, pods, Optional.empty(), Optional.of(List.of(rules)));
  }

  static Policy policy(
      String namespace, Selector pods, Optional<List<Rule>> ingress, Optional<List<Rule>> egress) {
    return new Policy(
        namespace, "policy-of-" + pods, "NetworkPolicy", false, pods, ingress, egress);
  }

  static Rule rule(RulePeer peer, RulePort... ports) {
    return rule(List.of(peer), ports);
  }

  /** Without ports it is for all of them. */
  static Rule rule(List<RulePeer> peers, RulePort... ports) {
    return new Rule(
        Optional.of(peers), Optional.of(List.of(ports)).filter(listed -> !listed.isEmpty()));
  }

  static Rule everyone(RulePort... ports) {
    return new Rule(Optional.empty(), Optional.of(List.of(ports)));
  }

  static PodPeer own(Selector pods) {
    return new PodPeer(Optional.empty(), pods);
  }

  static PodPeer in(Selector namespaces, Selector pods) {
    return new PodPeer(Optional.of(namespaces), pods);
  }

  static BlockPeer block(String... blocks) {
    return new BlockPeer(addresses(blocks));
  }

  static BlockPeer blockWithout(String block, String except) {
    return new BlockPeer(addresses(block).difference(addresses(except)));
  }

  static EndpointPeer endpoint(String name) {
    return new EndpointPeer(name);
  }

  static Selector app(String name) {
    return Selector.of(Map.of("app", name));
  }

  static Selector namespace(String name) {
    return Selector.of(Map.of("kubernetes.io/metadata.name", name));
  }

  static Selector where(String key, Operator operator, String... values) {
    return new Selector(
        new TreeMap<>(), List.of(new Requirement(key, operator, new TreeSet<>(List.of(values)))));
  }

  static NumberedPorts tcp(int port) {
    return ports("TCP " + port);
  }

  static NumberedPorts ports(String text) {
    return new NumberedPorts(PortSet.parse(text));
  }

  static PortName name(String name) {
    return new PortName(Protocol.TCP, name);
  }
}
