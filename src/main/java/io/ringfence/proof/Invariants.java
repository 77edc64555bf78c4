package io.ringfence.proof;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.Invariant.Demand;
import io.ringfence.flow.Peer;
import java.util.ArrayList;
import java.util.List;

/** The invariants of a stack's file, judged for every pair that they speak of. */
final class Invariants {
  private final Snapshot snapshot;
  private final Connectivity actual;
  private final Meanings meanings;
  private final Judge judge;

  Invariants(Connectivity actual, Meanings meanings, Judge judge) {
    this.snapshot = actual.snapshot();
    this.actual = actual;
    this.meanings = meanings;
    this.judge = judge;
  }

  void check(Invariant invariant) {
    for (Vertex from : sources(meaning(invariant.from(), invariant.demand()))) {
      for (Vertex to : destinations(meaning(invariant.to(), invariant.demand()))) {
        if (from instanceof PodGroup || to instanceof PodGroup) {
          check(invariant, new Judge.Pair(from, to, reach(from, to)));
        }
      }
    }
  }

  /**
   * A denial for everybody is one for each of them. That everybody is allowed is said of the
   * outside: whether other pods may leave is for their own policies to say.
   */
  private Meaning meaning(Peer peer, Demand demand) {
    Meaning meaning = meanings.of(peer);
    return meaning.everyone() && demand == Demand.ALLOWED
        ? Meaning.addresses(meaning.addresses())
        : meaning;
  }

  private void check(Invariant invariant, Judge.Pair pair) {
    String names = invariant.from().name() + " %s reach " + invariant.to().name();
    if (invariant.demand() == Demand.DENIED) {
      judge.deny(
          invariant.path() + ": " + names.formatted("must not"),
          pair,
          pair.ports(invariant.ports()),
          "change the flows that allow it, or the invariant");
    } else {
      judge.allow(
          invariant.path() + ": " + names.formatted("must"),
          pair,
          pair.ports(invariant.ports()),
          "add a flow that allows it, or change the invariant");
    }
  }

  private Reach reach(Vertex from, Vertex to) {
    if (from instanceof Outside outside && to instanceof PodGroup pods) {
      return Reach.of(actual.ingress(pods), outside.addresses());
    }
    PodGroup source = (PodGroup) from;
    if (to instanceof Outside outside) {
      return Reach.of(actual.egress(source), outside.addresses());
    }
    return to instanceof Endpoint endpoint
        ? actual.between(source, endpoint)
        : actual.between(source, (PodGroup) to);
  }

  /** Databases and hosts open no connections. */
  private List<Vertex> sources(Meaning meaning) {
    var sources = new ArrayList<Vertex>(pods(meaning));
    if (!meaning.addresses().isEmpty()) {
      sources.add(new Outside(meaning.addresses()));
    }
    return sources;
  }

  /** Addresses of endpoints are not looked at twice. */
  private List<Vertex> destinations(Meaning meaning) {
    var destinations = new ArrayList<Vertex>(pods(meaning));
    List<Endpoint> endpoints = snapshot.endpoints().stream().filter(meaning.endpoints()).toList();
    destinations.addAll(endpoints);
    if (!meaning.addresses().isEmpty() && (endpoints.isEmpty() || meaning.everyone())) {
      destinations.add(new Outside(meaning.addresses()));
    }
    return destinations;
  }

  private List<PodGroup> pods(Meaning meaning) {
    return snapshot.pods().stream().filter(meaning.pods()).toList();
  }
}
