package io.ringfence.cli;

import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.manifest.Manifest;
import io.ringfence.manifest.ManifestFiles.Contents;
import io.ringfence.manifest.ManifestProblem;
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
 * @param problems what could not be read
 */
record Layer(
    String name,
    List<Manifest> manifests,
    List<Endpoint> endpoints,
    boolean ofCluster,
    List<String> notes,
    List<ManifestProblem> problems) {
  Layer {
    manifests = List.copyOf(manifests);
    endpoints = List.copyOf(endpoints);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  static Layer of(String name, Contents contents) {
    return new Layer(name, contents.manifests(), List.of(), false, List.of(), contents.problems());
  }

  /** The same after others have been applied to it. */
  Layer with(Layer changes, String namespace) {
    return new Layer(
        name + " with " + changes.name + " applied",
        ObjectKey.apply(manifests, changes.manifests, namespace),
        both(endpoints, changes.endpoints),
        ofCluster,
        both(notes, changes.notes),
        both(problems, changes.problems));
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }
}
