package io.ringfence.config;

import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelector;
import java.util.ArrayList;
import java.util.List;

/** Reads the workloads, and notes pods that two of them would select differently. */
final class WorkloadReader {
  private final StackConfig config;
  private final Names names;
  private final Problems problems;
  private final SelectorReader selectorReader;

  WorkloadReader(StackConfig config, Names names, Problems problems) {
    this.config = config;
    this.names = names;
    this.problems = problems;
    this.selectorReader = new SelectorReader(problems);
  }

  List<Workload> read() {
    var workloads = new ArrayList<Workload>();
    config
        .workloads()
        .forEach(
            (name, written) ->
                selectorReader
                    .read(pods(name), written.pods(), "every pod")
                    .ifPresent(
                        labels ->
                            workloads.add(
                                new Workload(
                                    name,
                                    namespace(name, written),
                                    new PodSelector(labels),
                                    written.ports()))));
    checkDistinct(workloads);
    return workloads;
  }

  private String namespace(String name, WorkloadConfig written) {
    written
        .namespace()
        .ifPresent(own -> names.checkLabel("ringfence:workloads." + name + ".namespace", own));
    return config.namespaceOf(name);
  }

  /** Policies add up: a pod that two workloads select would be allowed what either of them is. */
  private void checkDistinct(List<Workload> workloads) {
    for (int i = 0; i < workloads.size(); i++) {
      for (int j = i + 1; j < workloads.size(); j++) {
        checkDistinct(workloads.get(i), workloads.get(j));
      }
    }
  }

  private void checkDistinct(Workload first, Workload second) {
    if (!first.namespace().equals(second.namespace())) {
      return;
    }
    if (second.pods().labels().isWithin(first.pods().labels())) {
      addContained(second, first);
    } else if (first.pods().labels().isWithin(second.pods().labels())) {
      addContained(first, second);
    } else if (isOverlap(first.pods().labels(), second.pods().labels())) {
      addOverlap(second, first);
    }
  }

  /**
   * Whether both select the same pods as far as the file can tell. Where each of them speaks of a
   * label that the other does not, as in {@code {app: a}} and {@code {tier: web}}, a pod could
   * carry both, but nothing says that there is such a pod. Where the labels of one are among those
   * of the other, the other's own definition names pods that the first selects too.
   */
  private static boolean isOverlap(LabelSelector first, LabelSelector second) {
    boolean comparable =
        first.keys().containsAll(second.keys()) || second.keys().containsAll(first.keys());
    return comparable && !first.and(second).isUnsatisfiable();
  }

  private void addContained(Workload narrow, Workload wide) {
    problems.add(
        pods(narrow.name()),
        "all of these pods are selected by the workload \"" + wide.name() + "\" too",
        "give " + wide.name() + " a label that these pods do not have");
  }

  private void addOverlap(Workload workload, Workload other) {
    problems.add(
        pods(workload.name()),
        "pods with the labels %s are selected by the workload \"%s\" too"
            .formatted(workload.pods().labels().and(other.pods().labels()).example(), other.name()),
        "make the two selectors exclude each other");
  }

  private static String pods(String workload) {
    return "ringfence:workloads." + workload + ".pods";
  }
}
