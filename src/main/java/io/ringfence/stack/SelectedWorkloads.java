package io.ringfence.stack;

import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Workloads where there are only policies: for each policy, pods that it selects, under its name;
 * and for each rule that means none of those, pods that it means.
 */
public final class SelectedWorkloads {
  /** What the pods are that a policy selects. */
  public static final String WORKLOAD = "Workload";

  /** What the pods are that only rules mean. */
  public static final String PEER = "Peer";

  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private final SortedMap<String, Map<String, String>> namespaces;
  private final Map<String, PodGroup> groups = new LinkedHashMap<>();
  private final boolean strangers;

  private SelectedWorkloads(SortedMap<String, Map<String, String>> namespaces, boolean strangers) {
    this.namespaces = new TreeMap<>(namespaces);
    this.strangers = strangers;
  }

  /**
   * The same snapshots with such workloads, which are the same in each of them.
   *
   * @param snapshots states of the same stack; none has pods
   */
  public static List<Snapshot> addTo(List<Snapshot> snapshots) {
    var namespaces = new TreeMap<String, Map<String, String>>();
    snapshots.forEach(snapshot -> namespaces.putAll(snapshot.namespaces()));
    var workloads = new SelectedWorkloads(namespaces, false);
    List<Policy> policies =
        snapshots.stream().flatMap(snapshot -> snapshot.policies().stream()).toList();
    policies.forEach(workloads::addSelected);
    policies.forEach(workloads::addPeers);
    List<PodGroup> pods = workloads.groups.values().stream().sorted().toList();
    return snapshots.stream()
        .map(
            snapshot ->
                new Snapshot(workloads.namespaces, pods, snapshot.policies(), snapshot.endpoints()))
        .toList();
  }

  /**
   * A snapshot with pods that the rules of some of its policies mean, whether it has such pods or
   * not; where a rule leaves it open, in a namespace that no other policy is in.
   */
  public static Snapshot withStrangers(Snapshot snapshot, List<Policy> policies) {
    var workloads = new SelectedWorkloads(snapshot.namespaces(), true);
    snapshot.pods().forEach(group -> workloads.groups.put(group.id(), group));
    policies.forEach(workloads::addPeers);
    return new Snapshot(
        workloads.namespaces,
        List.copyOf(workloads.groups.values()),
        snapshot.policies(),
        snapshot.endpoints());
  }

  private void addSelected(Policy policy) {
    labels(policy.pods())
        .ifPresent(labels -> add(policy.namespace(), policy.name(), WORKLOAD, labels));
  }

  /** Two states of a policy may select different pods, of which the second get a number. */
  private void add(String namespace, String name, String kind, Map<String, String> labels) {
    boolean known =
        groups.values().stream()
            .anyMatch(
                group -> group.namespace().equals(namespace) && group.labels().equals(labels));
    if (known) {
      return;
    }
    int number = 1;
    PodGroup group = PodGroup.of(namespace, name, kind, labels);
    while (groups.putIfAbsent(group.id(), group) != null) {
      number++;
      group = PodGroup.of(namespace, name + "-" + number, kind, labels);
    }
  }

  private void addPeers(Policy policy) {
    Stream.of(policy.ingress(), policy.egress())
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .flatMap(rule -> rule.peers().stream().flatMap(List::stream))
        .filter(PodPeer.class::isInstance)
        .map(PodPeer.class::cast)
        .filter(peer -> strangers || !isKnown(peer, policy.namespace()))
        .forEach(peer -> addPeer(peer, policy.namespace()));
  }

  private boolean isKnown(PodPeer peer, String namespace) {
    return groups.values().stream()
        .anyMatch(
            group ->
                isIn(group.namespace(), peer.namespaces(), namespace)
                    && peer.pods().matches(group.labels()));
  }

  private boolean isIn(String namespace, Optional<Selector> selector, String own) {
    return selector.map(labels -> labels.matches(named(namespace))).orElse(namespace.equals(own));
  }

  private Map<String, String> named(String namespace) {
    var labels = new HashMap<>(namespaces.getOrDefault(namespace, Map.of()));
    labels.put(NAMESPACE_NAME, namespace);
    return labels;
  }

  private void addPeer(PodPeer peer, String own) {
    Optional<SortedMap<String, String>> labels = labels(peer.pods());
    Optional<String> namespace = peer.namespaces().map(this::namespace).orElse(Optional.of(own));
    if (labels.isPresent() && namespace.isPresent()) {
      add(namespace.get(), name(peer.pods()), PEER, labels.get());
    }
  }

  /** A namespace that matches; one is made up where none is known. */
  private Optional<String> namespace(Selector selector) {
    Optional<String> known =
        namespaces.keySet().stream().filter(name -> selector.matches(named(name))).findFirst();
    Optional<SortedMap<String, String>> labels = labels(selector);
    boolean named = labels.filter(some -> some.containsKey(NAMESPACE_NAME)).isPresent();
    if (known.isPresent() && (named || !strangers)) {
      return known;
    }
    Optional<String> name = labels.map(some -> some.getOrDefault(NAMESPACE_NAME, name(selector)));
    name.ifPresent(one -> namespaces.put(one, labels.orElseGet(TreeMap::new)));
    return name;
  }

  private static String name(Selector pods) {
    if (pods.isEverything()) {
      return "any";
    }
    return pods.matchLabels().size() == 1 && pods.matchExpressions().isEmpty()
        ? pods.matchLabels().values().iterator().next()
        : pods.toString();
  }

  /** Labels that a selector matches; nothing where there are none. */
  private static Optional<SortedMap<String, String>> labels(Selector selector) {
    if (selector.isEverything()) {
      return Optional.of(new TreeMap<>());
    }
    var requirements = new ArrayList<LabelRequirement>();
    for (Selector.Requirement requirement : selector.matchExpressions()) {
      requirements.add(
          LabelRequirement.of(
              requirement.key(),
              LabelRequirement.Operator.valueOf(requirement.operator().name()),
              requirement.values()));
    }
    var labels = new LabelSelector(selector.matchLabels(), requirements);
    return labels.isUnsatisfiable() ? Optional.empty() : Optional.of(labels.example());
  }
}
