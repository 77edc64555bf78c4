package io.ringfence.connectivity;

/** In which direction a policy isolates the pods that it selects. */
public enum Direction {
  /** Connections that the pods accept. */
  INGRESS,
  /** Connections that the pods open. */
  EGRESS;

  /** As the Kubernetes API calls the list of rules: {@code ingress} or {@code egress}. */
  public String field() {
    return this == INGRESS ? "ingress" : "egress";
  }
}
