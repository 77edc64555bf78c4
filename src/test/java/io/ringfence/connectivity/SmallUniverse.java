package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.app;
import static io.ringfence.connectivity.Cluster.at;
import static io.ringfence.connectivity.Cluster.block;
import static io.ringfence.connectivity.Cluster.blockWithout;
import static io.ringfence.connectivity.Cluster.endpoint;
import static io.ringfence.connectivity.Cluster.in;
import static io.ringfence.connectivity.Cluster.known;
import static io.ringfence.connectivity.Cluster.onHostNetwork;
import static io.ringfence.connectivity.Cluster.own;
import static io.ringfence.connectivity.Cluster.pods;
import static io.ringfence.connectivity.Cluster.policy;
import static io.ringfence.connectivity.Cluster.ports;
import static io.ringfence.connectivity.Cluster.somewhereIn;
import static io.ringfence.connectivity.Cluster.where;

import inet.ipaddr.IPAddress;
import io.ringfence.connectivity.NaiveEvaluator.Port;
import io.ringfence.connectivity.Policy.PortName;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.Selector.Operator;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A universe that is small enough to look at all of it, and all policies that can be told in it.
 */
final class SmallUniverse {
  private static final String[] EVERYWHERE = {"10.0.0.1", "10.0.0.2", "10.0.1.1", "fd00::1"};

  static final List<IPAddress> ADDRESSES =
      Arrays.stream(EVERYWHERE).map(SmallUniverse::address).toList();

  static final List<Port> PORTS =
      Arrays.stream(Protocol.values())
          .flatMap(protocol -> IntStream.of(53, 80, 81).mapToObj(port -> new Port(protocol, port)))
          .toList();

  static final List<PodGroup> PODS =
      List.of(
          at(named(pods("a", "web"), "http", Protocol.TCP, 80), "10.0.0.1"),
          at(
              named(
                  PodGroup.of("a", "db", "StatefulSet", Map.of("app", "db", "tier", "data")),
                  "http",
                  Protocol.TCP,
                  81),
              "10.0.0.1",
              "10.0.0.2",
              "fd00::1"),
          at(PodGroup.of("a", "job", "Pod", Map.of()), "10.0.0.1", "10.0.1.1"),
          at(named(pods("b", "web"), "http", Protocol.UDP, 80), "10.0.1.1"),
          at(
              onHostNetwork(named(pods("b", "node"), "http", Protocol.TCP, 80)),
              "10.0.0.2",
              "fd00::1"));

  static final List<Endpoint> ENDPOINTS =
      List.of(
          known("main", "10.0.0.2"),
          known("twin", "10.0.1.1", "fd00::1"),
          somewhereIn("spare", "10.0.0.2", "10.0.1.1"));

  static final List<Outside> OUTSIDES =
      ADDRESSES.stream().map(address -> new Outside(AddressSet.of(address))).toList();

  static final List<DataplaneSemantics> SEMANTICS =
      Stream.of(false, true)
          .flatMap(
              blocks -> Stream.of(false, true).map(host -> new DataplaneSemantics(blocks, host)))
          .toList();

  private static final List<Selector> SELECTORS =
      List.of(
          Selector.EVERYTHING,
          app("web"),
          where("app", Operator.IN, "web", "db"),
          where("app", Operator.NOT_IN, "web"),
          where("tier", Operator.EXISTS),
          where("tier", Operator.DOES_NOT_EXIST));

  private static final List<Optional<List<RulePeer>>> PEERS =
      Stream.<List<RulePeer>>of(
              List.of(own(Selector.EVERYTHING)),
              List.of(own(app("web"))),
              List.of(in(Selector.EVERYTHING, Selector.EVERYTHING)),
              List.of(in(Selector.of(Map.of("team", "x")), app("web"))),
              List.of(in(where("team", Operator.NOT_IN, "x"), where("app", Operator.EXISTS))),
              List.of(block("10.0.0.0/24")),
              List.of(blockWithout("10.0.0.0/23", "10.0.0.1/32")),
              List.of(block("10.0.1.1/32"), block("fd00::/64")),
              List.of(block("0.0.0.0/0"), own(app("db"))),
              List.of(endpoint("main")),
              List.of(endpoint("spare"), in(Selector.EVERYTHING, app("node"))))
          .map(Optional::of)
          .toList();

  private static final List<Optional<List<RulePort>>> PORT_LISTS =
      Stream.<List<RulePort>>of(
              List.of(ports("TCP 80")),
              List.of(ports("TCP 80-81,UDP 53")),
              List.of(ports("UDP 1-65535")),
              List.of(new PortName(Protocol.TCP, "http")),
              List.of(ports("SCTP 53"), new PortName(Protocol.UDP, "http")))
          .map(Optional::of)
          .toList();

  private SmallUniverse() {}

  static IPAddress address(String text) {
    return Cluster.addresses(text).ranges().get(0).getLower();
  }

  private static PodGroup named(PodGroup pods, String name, Protocol protocol, int number) {
    return pods.withPorts(List.of(new NamedPort(name, protocol, OptionalInt.of(number))));
  }

  static Snapshot with(List<Policy> policies) {
    var namespaces = new TreeMap<String, Map<String, String>>();
    namespaces.put("a", Map.of("team", "x"));
    return new Snapshot(namespaces, PODS, policies, ENDPOINTS);
  }

  /** All rules of the grammar. */
  private static List<Rule> rules() {
    return orAbsent(PEERS).stream()
        .flatMap(peers -> orAbsent(PORT_LISTS).stream().map(ports -> new Rule(peers, ports)))
        .toList();
  }

  private static <T> List<Optional<T>> orAbsent(List<Optional<T>> present) {
    var all = new ArrayList<>(present);
    all.add(Optional.empty());
    return all;
  }

  /** All policies of the grammar: each namespace, selector, direction, and none or one rule. */
  static List<Policy> policies() {
    List<List<Rule>> lists =
        Stream.concat(Stream.of(List.<Rule>of()), rules().stream().map(List::of)).toList();
    var policies = new ArrayList<Policy>();
    for (String namespace : List.of("a", "b")) {
      for (Selector selector : SELECTORS) {
        for (List<Rule> list : lists) {
          policies.add(policy(namespace, selector, Optional.of(list), Optional.empty()));
          policies.add(policy(namespace, selector, Optional.empty(), Optional.of(list)));
        }
      }
    }
    return policies;
  }
}
