package io.ringfence.cli;

import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The databases and hosts that states know by name. */
final class NamedEndpoints {
  private NamedEndpoints() {}

  /** A state that knows some more; what it knows already stays, as its policies say it. */
  static Snapshot add(Snapshot state, Collection<Endpoint> more) {
    Map<String, Endpoint> named = byName(state.endpoints());
    more.forEach(endpoint -> named.putIfAbsent(endpoint.name(), endpoint));
    return new Snapshot(
        state.namespaces(), state.pods(), state.policies(), new ArrayList<>(named.values()));
  }

  /**
   * States that all know the same names. A database that only one of them names has its address in
   * the others too, and who reaches that is no news.
   */
  static List<Snapshot> share(List<Snapshot> states) {
    List<Endpoint> all = states.stream().flatMap(state -> state.endpoints().stream()).toList();
    return states.stream().map(state -> add(state, all)).toList();
  }

  private static Map<String, Endpoint> byName(List<Endpoint> endpoints) {
    var named = new TreeMap<String, Endpoint>();
    endpoints.forEach(endpoint -> named.put(endpoint.name(), endpoint));
    return named;
  }
}
