package io.ringfence.cli;

import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.manifest.Manifest;
import io.ringfence.manifest.ObjectKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * Objects of one state, with what a person knows it by.
 *
 * @param name for example {@code the cluster staging}
 * @param manifests the objects
 * @param endpoints the databases that are known besides
 * @param ofCluster whether all that is in a cluster is there
 * @param notes what a person should know, each a sentence
 */
record Layer(
    String name,
    List<Manifest> manifests,
    List<Endpoint> endpoints,
    boolean ofCluster,
    List<String> notes) {
  Layer {
    manifests = List.copyOf(manifests);
    endpoints = List.copyOf(endpoints);
    notes = List.copyOf(notes);
  }

  static Layer of(String name, List<Manifest> manifests) {
    return new Layer(name, manifests, List.of(), false, List.of());
  }

  /** The same after others have been applied to it. */
  Layer with(Layer changes, String namespace) {
    return new Layer(
        name + " with " + changes.name + " applied",
        ObjectKey.apply(manifests, changes.manifests, namespace),
        both(endpoints, changes.endpoints),
        ofCluster,
        both(notes, changes.notes));
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }
}
