package io.ringfence.proof;

import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;

/** What a person calls a vertex of the proof. */
final class VertexName {
  private VertexName() {}

  /** The same for all sorts of pods of a workload. */
  static String withoutVariant(Vertex vertex) {
    String name = of(vertex);
    return name.substring(0, name.length() - labels(name).length());
  }

  static String of(Vertex vertex) {
    if (vertex instanceof Outside outside) {
      return outside.addresses().describe();
    }
    if (!(vertex instanceof PodGroup pods)) {
      return vertex.id();
    }
    if (!pods.kind().equals(Witnesses.UNDECLARED)) {
      return pods.name();
    }
    String labels = labels(pods.name());
    return pods.namespace().equals(Witnesses.ELSEWHERE)
        ? "any other pod" + labels
        : "any other pod in " + pods.namespace() + labels;
  }

  private static String labels(String name) {
    int labels = name.indexOf(WorkloadVariants.SEPARATOR);
    return labels < 0 ? "" : name.substring(labels);
  }
}
