package io.ringfence.proof;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Ports;
import io.ringfence.policy.NameServers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pods that stand for all that there can be: of each workload and each group of namespaces one as
 * its selector describes it, and one for each selector of a policy that would tell its pods apart;
 * the name servers; and pods that nobody declared, among them such as a selector just misses, in
 * the namespaces of all these and elsewhere.
 */
final class Witnesses {
  /** No namespace can have this name. */
  static final String ELSEWHERE = "(elsewhere)";

  /** The kind of pods of a workload. */
  static final String WORKLOAD = "Workload";

  /** The kind of pods that stand for a group of namespaces. */
  static final String NAMESPACES = "Namespaces";

  /** The kind of pods that nobody declared. */
  static final String UNDECLARED = "Pods";

  private static final String OTHER = "other";

  /** The label that is the namespace's name. */
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private final Declaration declaration;
  private final PolicySelectors selectors;
  private final Map<String, Map<String, String>> namespaces = new TreeMap<>();
  private final Map<String, PodGroup> pods = new LinkedHashMap<>();

  private Witnesses(Declaration declaration, List<Policy> policies) {
    this.declaration = declaration;
    this.selectors = new PolicySelectors(policies);
  }

  /**
   * A snapshot of them.
   *
   * @param policies what is to be proved
   * @param databases where the stack's databases are
   */
  static Snapshot of(Declaration declaration, List<Policy> policies, List<Endpoint> databases) {
    var witnesses = new Witnesses(declaration, policies);
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
      add(workload.namespace(), workload.name(), WORKLOAD, example(workload.pods()), workload);
      new WorkloadVariants(workload.pods().labels(), selectors.of(workload.namespace()))
          .all()
          .forEach(labels -> addVariant(workload, labels));
    }
    groups()
        .forEach(
            group -> add(namespace(group), group.name(), NAMESPACES, example(group.pods()), group));
    for (PodSelector servers : NameServers.pods(declaration.dataplane())) {
      Map<String, String> labels = example(servers);
      add(NameServers.NAMESPACE, String.join(",", labels.values()), UNDECLARED, labels, servers);
    }
    Stream.of(
            declaration.workloads().stream().map(Workload::namespace),
            groups().map(this::namespace),
            Stream.of(NameServers.NAMESPACE, ELSEWHERE))
        .flatMap(Function.identity())
        .distinct()
        .toList()
        .forEach(this::addUndeclared);
    if (declaration.workloads().stream().map(Workload::namespace).distinct().count() > 1) {
      declaration.workloads().forEach(this::addNamesake);
    }
  }

  /** Pods that look like a workload's, in a namespace that is not its own. */
  private void addNamesake(Workload workload) {
    Map<String, String> labels = example(workload.pods());
    add(ELSEWHERE, undeclared(labels), UNDECLARED, labels, ELSEWHERE);
  }

  /** Pods without labels, and such as look like those that policies know. */
  private void addUndeclared(String namespace) {
    Stream.concat(Stream.of(Map.<String, String>of()), lookalikes(namespace))
        .distinct()
        .forEach(labels -> add(namespace, undeclared(labels), UNDECLARED, labels, namespace));
  }

  private static String undeclared(Map<String, String> labels) {
    return labels.isEmpty() ? OTHER : OTHER + WorkloadVariants.SEPARATOR + text(labels);
  }

  private Stream<Map<String, String>> lookalikes(String namespace) {
    return Stream.concat(
        Stream.concat(
                groups().map(Peer.Namespaces::pods),
                NameServers.pods(declaration.dataplane()).stream())
            .map(Witnesses::example)
            .filter(labels -> !labels.isEmpty()),
        declaration.workloads().stream()
            .filter(workload -> workload.namespace().equals(namespace))
            .flatMap(workload -> Lookalikes.of(workload.pods().labels())));
  }

  private Stream<Peer.Namespaces> groups() {
    return declaration.peers().stream()
        .filter(Peer.Namespaces.class::isInstance)
        .map(Peer.Namespaces.class::cast);
  }

  private static String text(Map<String, String> labels) {
    return labels.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
  }

  private void addVariant(Workload workload, Map<String, String> labels) {
    add(
        workload.namespace(),
        workload.name() + WorkloadVariants.SEPARATOR + text(labels),
        WORKLOAD,
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
    Map<String, String> labels =
        ((NamespaceSelection.Labelled) group.namespaces()).labels().example();
    String name = labels.getOrDefault(NAMESPACE_NAME, "(" + group.name() + ")");
    namespaces.merge(name, labels, Witnesses::both);
    return name;
  }

  private static Map<String, String> both(Map<String, String> labels, Map<String, String> others) {
    var both = new TreeMap<>(labels);
    both.putAll(others);
    return both;
  }

  private static Map<String, String> example(PodSelection pods) {
    return pods instanceof PodSelector some ? some.labels().example() : Map.of();
  }
}
