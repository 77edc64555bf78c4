package io.ringfence.report.page;

/** What a node stands for. */
public enum Kind {
  /** Pods of one workload. */
  WORKLOAD("workload"),
  /** A database, by its endpoint. */
  DATABASE("database"),
  /** Hosts by their names. */
  HOSTS("hosts"),
  /** Ranges of addresses. */
  ADDRESSES("addresses"),
  /** Pods of whole namespaces. */
  NAMESPACE("namespace"),
  /** Everything outside of the cluster. */
  OUTSIDE("outside");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** For a person, in lowercase. */
  public String word() {
    return word;
  }
}
