package io.ringfence.manifest;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Vertex.NamedPort;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Pods that an object is, or makes.
 *
 * @param header the object
 * @param labels the pods' labels
 * @param ports the ports of their containers that have a name
 * @param hostNetwork whether they are on their node's network
 * @param addresses where they are, as far as the object tells
 */
record PodSource(
    ObjectHeader header,
    SortedMap<String, String> labels,
    List<NamedPort> ports,
    boolean hostNetwork,
    Optional<AddressSet> addresses) {
  PodSource {
    ports = List.copyOf(ports);
  }
}
