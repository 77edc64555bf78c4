package io.ringfence.flow;

/** Which pods of a namespace are meant. That all of them are has to be said. */
public sealed interface PodSelection permits PodSelection.EveryPod, PodSelector {

  /** Every pod of the namespace. */
  record EveryPod() implements PodSelection {}
}
