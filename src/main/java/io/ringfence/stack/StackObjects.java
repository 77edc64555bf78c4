package io.ringfence.stack;

import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.manifest.Manifest;
import java.util.List;

/**
 * What a stack has in a cluster.
 *
 * @param manifests its objects, as far as they count for who reaches what
 * @param endpoints its databases, as far as its outputs name them
 */
public record StackObjects(List<Manifest> manifests, List<Endpoint> endpoints) {
  public StackObjects {
    manifests = List.copyOf(manifests);
    endpoints = List.copyOf(endpoints);
  }
}
