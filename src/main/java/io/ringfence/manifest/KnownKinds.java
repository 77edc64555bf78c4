package io.ringfence.manifest;

import io.ringfence.suggestion.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kinds of the API groups that are read. A kind that such a group does not have is a slip of
 * the pen, behind which a policy would be left out.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/">Kubernetes API</a>
 */
final class KnownKinds {
  private static final String LIST = "List";

  /** Groups with all of their kinds. */
  private static final Map<String, Set<String>> ALL =
      Map.of(
          "",
          Set.of(
              "Binding",
              "ComponentStatus",
              "ConfigMap",
              "Endpoints",
              "Event",
              LIST,
              "LimitRange",
              "Namespace",
              "Node",
              "PersistentVolume",
              "PersistentVolumeClaim",
              "Pod",
              "PodTemplate",
              "ReplicationController",
              "ResourceQuota",
              "Secret",
              "Service",
              "ServiceAccount"),
          "apps",
          Set.of("ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"),
          "batch",
          Set.of("CronJob", "Job"),
          NetworkPolicyReader.GROUP,
          Set.of("IPAddress", "Ingress", "IngressClass", NetworkPolicyReader.KIND, "ServiceCIDR"));

  /** Groups that get new kinds, with those that are policies. */
  private static final Map<String, Set<String>> POLICIES =
      Map.of(
          CiliumPolicyReader.GROUP,
          Set.of(CiliumPolicyReader.KIND, "CiliumClusterwideNetworkPolicy"),
          FqdnPolicyReader.GROUP,
          Set.of(FqdnPolicyReader.KIND),
          "policy.networking.k8s.io",
          Set.of("AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"));

  private KnownKinds() {}

  /** Whether an object is of a kind that its group has; what it is not is a problem. */
  static boolean check(Field root, ObjectType type) {
    if (isList(type)) {
      root.get("items")
          .add("there is no list of objects", "write the list's objects here, or [] for none");
      return false;
    }
    Set<String> kinds = ALL.getOrDefault(type.group(), Set.of());
    Set<String> policies = POLICIES.getOrDefault(type.group(), Set.of());
    boolean unknown = !kinds.isEmpty() && !kinds.contains(type.kind());
    boolean misspelt = !policies.contains(type.kind()) && isNear(type.kind(), policies);
    if (unknown || misspelt) {
      String group = type.group().isEmpty() ? "core" : type.group();
      root.get("kind")
          .reject(
              "is no kind of the group " + group,
              Suggestions.instead(type.kind(), new TreeSet<>(unknown ? kinds : policies)));
      return false;
    }
    return true;
  }

  private static boolean isNear(String kind, Set<String> policies) {
    return policies.stream().anyMatch(kind::equalsIgnoreCase)
        || !Suggestions.near(kind, List.copyOf(policies), 1).isEmpty();
  }

  /** A list that has been taken apart is there no more. */
  private static boolean isList(ObjectType type) {
    if (!type.kind().endsWith(LIST)) {
      return false;
    }
    String items = type.kind().substring(0, type.kind().length() - LIST.length());
    return items.isEmpty()
        || ALL.getOrDefault(type.group(), Set.of()).contains(items)
        || LeftOut.isPolicy(new ObjectType(type.group(), type.version(), items));
  }
}
