package io.ringfence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.automation.AutomationException;
import java.util.List;
import java.util.Map;

/**
 * All that a stack has made, as it is at one moment: two are equal when nothing was written between
 * them.
 *
 * @param versions of the objects in the cluster, which grow with each write
 * @param google what Google's APIs list in the stack's network
 * @param state what the engine knows
 */
record Snapshot(Map<String, String> versions, Map<String, List<JsonNode>> google, JsonNode state) {

  static Snapshot of(TestStack stack) throws AutomationException {
    return new Snapshot(
        new Cluster(stack).versions(),
        stack.google().in(stack.network()),
        stack.state().resources());
  }
}
