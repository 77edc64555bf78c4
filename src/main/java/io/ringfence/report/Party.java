package io.ringfence.report;

import io.ringfence.connectivity.Vertex;

/** Who is meant: one, or everyone of a kind. */
sealed interface Party {

  /** For a person. */
  String describe();

  /** One by its name. */
  record One(Vertex vertex) implements Party {
    @Override
    public String describe() {
      return VertexNames.describe(vertex);
    }
  }

  /**
   * All pods of a namespace.
   *
   * @param workloads how many are meant
   * @param butItself whether one of them is the source itself, which is not meant
   */
  record Namespace(String name, int workloads, boolean butItself) implements Party {
    @Override
    public String describe() {
      return "every %spod of %s (%d workloads)"
          .formatted(butItself ? "other " : "", name, workloads);
    }
  }

  /** All pods of all namespaces, in the same way. */
  record Cluster(int workloads, boolean butItself) implements Party {
    @Override
    public String describe() {
      return "every %spod of the cluster (%d workloads)"
          .formatted(butItself ? "other " : "", workloads);
    }
  }
}
