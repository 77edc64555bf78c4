package io.ringfence.policy;

import io.ringfence.flow.PodSelector;
import java.util.List;

/**
 * One NetworkPolicy, with databases as symbols in the place of their addresses. It always isolates
 * its pods in both directions; no rule in a direction means that nothing is allowed there.
 *
 * @param name the object's name
 * @param pods the pods that it isolates
 * @param ingress what may reach them
 * @param egress what they may reach
 */
public record PolicySpec(String name, PodSelector pods, List<Rule> ingress, List<Rule> egress) {
  public PolicySpec {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }
}
