package io.ringfence.manifest;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Makes one of each endpoint, at whatever addresses different rules have it. */
public final class Endpoints {
  private Endpoints() {}

  /**
   * One for each name, in the order of the names. One of which an address is not known is
   * somewhere; otherwise it is at all of the addresses.
   */
  public static List<Endpoint> merge(Collection<Endpoint> endpoints) {
    var merged = new TreeMap<String, Endpoint>();
    endpoints.forEach(endpoint -> merged.merge(endpoint.name(), endpoint, Endpoints::both));
    return new ArrayList<>(merged.values());
  }

  private static Endpoint both(Endpoint one, Endpoint other) {
    boolean known = one.known() && other.known();
    return new Endpoint(
        one.name(),
        one.kind(),
        known ? one.addresses().union(other.addresses()) : AddressSet.ALL,
        known);
  }
}
