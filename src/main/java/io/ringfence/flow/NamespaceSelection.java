package io.ringfence.flow;

/** Which namespaces of the cluster are meant. */
public sealed interface NamespaceSelection {

  /** The namespace of this name. */
  record Named(String name) implements NamespaceSelection {}

  /** The namespaces that carry these labels, as many as there are. */
  record Labelled(LabelSelector labels) implements NamespaceSelection {}
}
