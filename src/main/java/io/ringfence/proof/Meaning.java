package io.ringfence.proof;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.function.Predicate;

/**
 * What a peer of a flow stands for.
 *
 * @param everyone every pod, endpoint and address; nothing else counts then
 * @param pods which pods
 * @param endpoints which databases and hosts
 * @param addresses which addresses
 */
record Meaning(
    boolean everyone,
    Predicate<PodGroup> pods,
    Predicate<Endpoint> endpoints,
    AddressSet addresses) {
  static final Meaning EVERYONE = new Meaning(true, pod -> true, endpoint -> true, AddressSet.ALL);

  static Meaning pods(Predicate<PodGroup> pods) {
    return new Meaning(false, pods, endpoint -> false, AddressSet.NONE);
  }

  static Meaning addresses(AddressSet addresses) {
    return new Meaning(false, pod -> false, endpoint -> false, addresses);
  }

  static Meaning endpoints(Predicate<Endpoint> endpoints, AddressSet addresses) {
    return new Meaning(false, pod -> false, endpoints, addresses);
  }
}
