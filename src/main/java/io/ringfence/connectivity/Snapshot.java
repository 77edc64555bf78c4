package io.ringfence.connectivity;

import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that decides who reaches what, at one time.
 *
 * @param namespaces the labels of each namespace, by its name; each carries its own name in the
 *     label {@code kubernetes.io/metadata.name}, as the API server sees to
 * @param pods what may open and accept connections; ids are unique
 * @param policies what isolates them
 * @param endpoints what policies know by name
 */
public record Snapshot(
    SortedMap<String, Map<String, String>> namespaces,
    List<PodGroup> pods,
    List<Policy> policies,
    List<Endpoint> endpoints) {
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  /** Nothing at all. */
  public static final Snapshot EMPTY =
      new Snapshot(new TreeMap<>(), List.of(), List.of(), List.of());

  /** Namespaces that pods or policies are in, and that are not given, have no labels but theirs. */
  public Snapshot {
    var named = new TreeMap<String, Map<String, String>>();
    namespaces.forEach((name, labels) -> named.put(name, named(name, labels)));
    pods.forEach(group -> named.computeIfAbsent(group.namespace(), name -> named(name, Map.of())));
    policies.forEach(
        policy -> named.computeIfAbsent(policy.namespace(), name -> named(name, Map.of())));
    namespaces = Collections.unmodifiableSortedMap(named);
    pods = List.copyOf(pods);
    policies = List.copyOf(policies);
    endpoints = List.copyOf(endpoints);
  }

  /**
   * The label is set by the control plane and cannot be changed.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name">kubernetes.io/metadata.name</a>
   */
  private static Map<String, String> named(String name, Map<String, String> labels) {
    var all = new HashMap<>(labels);
    all.put(NAMESPACE_NAME, name);
    return Map.copyOf(all);
  }

  /** The same, with other policies. */
  public Snapshot withPolicies(List<Policy> others) {
    return new Snapshot(namespaces, pods, others, endpoints);
  }
}
