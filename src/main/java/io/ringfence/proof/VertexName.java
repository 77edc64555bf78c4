package io.ringfence.proof;

import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;

/** What a person calls a vertex of the proof. */
final class VertexName {
  private VertexName() {}

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
    return pods.namespace().equals(Witnesses.ELSEWHERE)
        ? "any other pod"
        : "any other pod in " + pods.namespace();
  }
}
