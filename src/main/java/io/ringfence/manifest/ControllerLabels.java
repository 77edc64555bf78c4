package io.ringfence.manifest;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Labels that controllers give their pods, by which pods of one workload differ.
 *
 * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/">Well-known labels,
 *     annotations and taints</a>
 */
final class ControllerLabels {
  private static final String JOB = "job-name";
  private static final String BATCH_JOB = "batch.kubernetes.io/job-name";

  private static final Set<String> KEYS =
      Set.of(
          "apps.kubernetes.io/pod-index",
          "batch.kubernetes.io/controller-uid",
          "batch.kubernetes.io/job-completion-index",
          BATCH_JOB,
          "controller-revision-hash",
          "controller-uid",
          JOB,
          "pod-template-generation",
          "pod-template-hash",
          "statefulset.kubernetes.io/pod-name");

  private ControllerLabels() {}

  /** Those that the pods of a job will have, as far as its manifest tells. */
  static Map<String, String> ofJob(String name) {
    return Map.of(JOB, name, BATCH_JOB, name);
  }

  /** Labels without these, but for those that a policy asks for. */
  static SortedMap<String, String> without(SortedMap<String, String> labels, Set<String> asked) {
    if (labels.keySet().stream().noneMatch(KEYS::contains)) {
      return labels;
    }
    var left = new TreeMap<>(labels);
    left.keySet().removeIf(key -> KEYS.contains(key) && !asked.contains(key));
    return left;
  }
}
