package io.ringfence.report;

import inet.ipaddr.IPAddressString;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.NumberedPorts;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.report.page.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A shop before and after a change of its policies, with every kind of vertex. */
final class Shop {
  static final Comparison NAMES = new Comparison("the branch main", "this branch");
  static final DataplaneSemantics SEMANTICS = DataplaneSemantics.BY_IDENTITY;

  static final PodGroup FRONTEND = pods("shop", "frontend");
  static final PodGroup BACKEND = pods("shop", "backend");
  static final PodGroup WORKER = pods("shop", "worker");
  static final PodGroup DNS = pods("kube-system", "dns");
  static final PodGroup LEGACY = pods("old", "legacy");

  static final Endpoint MAIN =
      new Endpoint("main", Endpoint.Kind.DATABASE, addresses("10.77.0.0/16"), false);
  static final Endpoint ARCHIVE =
      new Endpoint("archive", Endpoint.Kind.DATABASE, addresses("10.10.10.10"), true);
  static final Endpoint API =
      new Endpoint("api.example.com", Endpoint.Kind.HOST, AddressSet.ALL, false);

  private Shop() {}

  /** The frontend is open to everyone, and the worker reaches the archive. */
  static Connectivity before() {
    return connectivity(
        policy(
            FRONTEND,
            List.of(rule("TCP 8080")),
            List.of(
                rule("TCP 8080", matching(BACKEND)),
                rule("UDP 53,TCP 53", inNamespace("kube-system")))),
        policy(
            BACKEND,
            List.of(rule("TCP 8080-8081", matching(FRONTEND))),
            List.of(
                rule("TCP 5432", new EndpointPeer("main")),
                rule("TCP 443", block("203.0.113.0/24"), block("198.51.100.4/30")))),
        policy(WORKER, List.of(), List.of(rule("TCP 5432", block("10.10.10.10/32")))));
  }

  /** The database's port is open to a network, the worker has another way, one policy is gone. */
  static Connectivity after() {
    return connectivity(
        policy(
            FRONTEND,
            List.of(rule("TCP 8080-8090", everyPod()), rule("TCP 8080", block("203.0.113.0/24"))),
            List.of(
                rule("TCP 8080,8081", matching(BACKEND)),
                rule("UDP 53", inNamespace("kube-system")),
                rule("TCP 443", new EndpointPeer("api.example.com")))),
        policy(
            BACKEND,
            List.of(rule("TCP 8080-8081", matching(FRONTEND), matching(WORKER))),
            List.of(
                rule("TCP 5432", block("10.77.0.0/17")),
                rule("TCP 443", block("203.0.113.0/24"), block("198.51.100.4/30")))));
  }

  private static Connectivity connectivity(Policy... policies) {
    return Connectivity.of(
        new Snapshot(
            new TreeMap<>(),
            List.of(FRONTEND, BACKEND, WORKER, DNS, LEGACY),
            List.of(policies),
            List.of(MAIN, ARCHIVE, API)),
        SEMANTICS);
  }

  static PodGroup pods(String namespace, String name) {
    return PodGroup.of(namespace, name, "Deployment", Map.of("app", name));
  }

  static Policy policy(PodGroup pods, List<Rule> ingress, List<Rule> egress) {
    return new Policy(
        pods.namespace(),
        pods.name(),
        "NetworkPolicy",
        true,
        Selector.of(pods.labels()),
        Optional.of(ingress),
        Optional.of(egress));
  }

  static Rule rule(String ports, RulePeer... peers) {
    return new Rule(
        peers.length == 0 ? Optional.empty() : Optional.of(List.of(peers)),
        Optional.of(List.of(new NumberedPorts(PortSet.parse(ports)))));
  }

  static PodPeer matching(PodGroup pods) {
    return new PodPeer(Optional.empty(), Selector.of(pods.labels()));
  }

  static PodPeer inNamespace(String namespace) {
    return new PodPeer(
        Optional.of(Selector.of(Map.of("kubernetes.io/metadata.name", namespace))),
        Selector.EVERYTHING);
  }

  static PodPeer everyPod() {
    return new PodPeer(Optional.of(Selector.EVERYTHING), Selector.EVERYTHING);
  }

  static BlockPeer block(String block) {
    return new BlockPeer(addresses(block));
  }

  static AddressSet addresses(String block) {
    return AddressSet.of(new IPAddressString(block).getAddress());
  }
}
