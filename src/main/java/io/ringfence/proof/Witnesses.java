package io.ringfence.proof;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Ports;
import io.ringfence.policy.NameServers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pods that stand for all that there can be: of each workload and each group of namespaces one as
 * its selector describes it, and one for each other selector that would tell pods of the same
 * workload apart; the name servers; and pods that nobody declared, in the workloads' namespaces and
 * elsewhere.
 */
final class Witnesses {
  /** No namespace can have this name. */
  static final String ELSEWHERE = "(elsewhere)";

  /** The kind of pods that nobody declared. */
  static final String UNDECLARED = "Pods";

  private final Declaration declaration;
  private final Map<String, Map<String, String>> namespaces = new TreeMap<>();
  private final Map<String, PodGroup> pods = new LinkedHashMap<>();

  private Witnesses(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * A snapshot of them.
   *
   * @param policies what is to be proved
   * @param databases where the stack's databases are
   */
  static Snapshot of(Declaration declaration, List<Policy> policies, List<Endpoint> databases) {
    var witnesses = new Witnesses(declaration);
    witnesses.addAll();
    return new Snapshot(
        new TreeMap<>(witnesses.namespaces),
        List.copyOf(witnesses.pods.values()),
        policies,
        Stream.concat(databases.stream(), hosts(declaration)).toList());
  }

  private static Stream<Endpoint> hosts(Declaration declaration) {
    return declaration.peers().stream()
        .filter(Peer.Hosts.class::isInstance)
        .flatMap(peer -> ((Peer.Hosts) peer).hosts().stream())
        .distinct()
        .map(host -> new Endpoint(host.text(), Endpoint.Kind.HOST, AddressSet.ALL, false));
  }

  private void addAll() {
    for (Workload workload : declaration.workloads()) {
      add(workload.namespace(), workload.name(), "Workload", example(workload.pods()), workload);
      new WorkloadVariants(workload.pods().labels(), selectors())
          .all()
          .forEach(labels -> addVariant(workload, labels));
    }
    for (Peer peer : declaration.peers()) {
      if (peer instanceof Peer.Namespaces group) {
        add(namespace(group), group.name(), "Namespaces", example(group.pods()), group);
      }
    }
    for (PodSelector servers : NameServers.pods(declaration.dataplane())) {
      Map<String, String> labels = example(servers);
      add(NameServers.NAMESPACE, String.join(",", labels.values()), UNDECLARED, labels, servers);
    }
    Stream.concat(declaration.workloads().stream().map(Workload::namespace), Stream.of(ELSEWHERE))
        .distinct()
        .forEach(namespace -> add(namespace, "other", UNDECLARED, Map.of(), namespace));
  }

  private static String text(Map<String, String> labels) {
    return labels.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
  }

  private void addVariant(Workload workload, Map<String, String> labels) {
    add(
        workload.namespace(),
        workload.name() + WorkloadVariants.SEPARATOR + text(labels),
        "Workload",
        labels,
        workload);
  }

  private void add(
      String namespace, String name, String kind, Map<String, String> labels, Object owner) {
    PodGroup group =
        PodGroup.of(namespace, name, kind, labels).withPorts(List.copyOf(namedPorts(owner)));
    pods.putIfAbsent(group.id(), group);
  }

  /** The names that flows and the peer itself give to ports. */
  private List<NamedPort> namedPorts(Object owner) {
    Stream<Ports> own = owner instanceof Peer peer ? peer.defaultPorts().stream() : Stream.empty();
    Stream<Ports> ofFlows =
        declaration.flows().stream().filter(flow -> flow.to().equals(owner)).map(Flow::ports);
    Stream<Ports> ofInvariants =
        declaration.invariants().stream()
            .filter(invariant -> invariant.to().equals(owner))
            .map(Invariant::ports);
    return Stream.of(own, ofFlows, ofInvariants)
        .flatMap(Function.identity())
        .flatMap(DeclaredPorts::named)
        .distinct()
        .toList();
  }

  private String namespace(Peer.Namespaces group) {
    if (group.namespaces() instanceof NamespaceSelection.Named one) {
      return one.name();
    }
    String name = "(" + group.name() + ")";
    namespaces.put(name, ((NamespaceSelection.Labelled) group.namespaces()).labels().example());
    return name;
  }

  private static Map<String, String> example(PodSelection pods) {
    return pods instanceof PodSelector some ? some.labels().example() : Map.of();
  }

  /** The selectors that may tell pods of one workload apart; workloads' own do not overlap. */
  private List<LabelSelector> selectors() {
    var selectors = new ArrayList<LabelSelector>();
    for (Peer peer : declaration.peers()) {
      if (peer instanceof Peer.Namespaces group && group.pods() instanceof PodSelector some) {
        selectors.add(some.labels());
      }
    }
    NameServers.pods(declaration.dataplane()).forEach(servers -> selectors.add(servers.labels()));
    return selectors;
  }
}
