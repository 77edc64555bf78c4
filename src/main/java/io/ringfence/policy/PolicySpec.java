package io.ringfence.policy;

import io.ringfence.flow.PodSelection;
import java.util.List;

/**
 * One NetworkPolicy, with databases as symbols in the place of their addresses. It always isolates
 * its pods in both directions; no rule in a direction means that nothing is allowed there.
 *
 * @param name the object's name
 * @param namespace where it is
 * @param pods the pods that it isolates
 * @param ingress what may reach them
 * @param egress what they may reach
 * @param reasons why the rules are there, as far as the flows say so
 */
public record PolicySpec(
    String name,
    String namespace,
    PodSelection pods,
    List<Rule> ingress,
    List<Rule> egress,
    List<String> reasons) {
  public PolicySpec {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
    reasons = List.copyOf(reasons);
  }
}
