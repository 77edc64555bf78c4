package io.ringfence.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what is not read, and tells what may matter from what does not. */
final class LeftOut {
  private static final Set<String> POLICY_KINDS =
      Set.of("AuthorizationPolicy", "EgressFirewall", "ClusterEgressFirewall");
  private static final String POLICY = "NetworkPolicy";

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, List<String>> policies = new TreeMap<>();

  /** An object of a kind that is not read, or a policy of a form that is not. */
  void add(ObjectType type, Field root) {
    if (isPolicy(type)) {
      policies.computeIfAbsent(type.toString(), unknown -> new ArrayList<>()).add(name(root));
    } else {
      counts.merge(type.toString(), 1, Integer::sum);
    }
  }

  /** Whether an object of a type is a policy, by whatever dataplane. */
  static boolean isPolicy(ObjectType type) {
    return type.kind().endsWith(POLICY) || POLICY_KINDS.contains(type.kind());
  }

  private static String name(Field root) {
    var metadata = root.node().path("metadata");
    String namespace = metadata.path("namespace").asText("");
    return (namespace.isEmpty() ? "" : namespace + "/") + metadata.path("name").asText("");
  }

  List<String> notes() {
    var notes = new ArrayList<String>();
    policies.forEach(
        (kind, names) ->
            notes.add(
                "not analysed, though it may change the answer: %d %s (%s)"
                    .formatted(names.size(), kind, String.join(", ", names))));
    if (!counts.isEmpty()) {
      notes.add(
          "left out: "
              + counts.entrySet().stream()
                  .map(count -> count.getValue() + " " + count.getKey())
                  .collect(Collectors.joining(", ")));
    }
    return notes;
  }
}
