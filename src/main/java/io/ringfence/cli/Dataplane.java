package io.ringfence.cli;

/** What a cluster enforces policies with. The names are those of the stack's file. */
enum Dataplane {
  GENERIC("generic", true),
  GKE_V2("gke-v2", false),
  GKE_CALICO("gke-calico", true),
  CILIUM("cilium", false);

  private final String word;
  private final boolean blocksMatchPods;

  Dataplane(String word, boolean blocksMatchPods) {
    this.word = word;
    this.blocksMatchPods = blocksMatchPods;
  }

  /** Whether a block of addresses in a rule also means the pods there. */
  boolean blocksMatchPods() {
    return blocksMatchPods;
  }

  @Override
  public String toString() {
    return word;
  }
}
