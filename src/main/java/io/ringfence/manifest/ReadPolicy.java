package io.ringfence.manifest;

import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.List;

/**
 * A policy, with what it knows by name.
 *
 * @param policy the policy
 * @param endpoints the databases and hosts that its rules name; one with several blocks is there
 *     several times
 * @param notes what a person should know of it, each a sentence
 */
public record ReadPolicy(Policy policy, List<Endpoint> endpoints, List<String> notes) {
  public ReadPolicy {
    endpoints = List.copyOf(endpoints);
    notes = List.copyOf(notes);
  }
}
