package io.ringfence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.FakeProviders.Registration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The policies that a run declared, as a person would write them. */
final class RegisteredPolicies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ORDER =
      List.of("podSelector", "policyTypes", "ingress", "egress");

  private RegisteredPolicies() {}

  /** By name. */
  static List<JsonNode> of(StackRun run) {
    return run.providers().registrations(FakeProviders.POLICY).stream()
        .map(RegisteredPolicies::object)
        .sorted(Comparator.comparing(policy -> policy.at("/metadata/name").asText()))
        .toList();
  }

  /** In the usual order, with whole numbers, and without labels, which name the stack. */
  private static JsonNode object(Registration registration) {
    ObjectNode object = JSON.valueToTree(registration.inputs());
    object.withObject("/metadata").remove("labels");
    ObjectNode spec = object.withObject("/spec");
    ORDER.forEach(
        key -> Optional.ofNullable(spec.remove(key)).ifPresent(value -> spec.set(key, value)));
    return wholeNumbers(object);
  }

  private static JsonNode wholeNumbers(JsonNode node) {
    if (node.isDouble()) {
      return JSON.getNodeFactory().numberNode(node.intValue());
    }
    if (node.isArray()) {
      var array = JSON.createArrayNode();
      node.forEach(element -> array.add(wholeNumbers(element)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode copy = JSON.createObjectNode();
      node.properties().forEach(entry -> copy.set(entry.getKey(), wholeNumbers(entry.getValue())));
      return copy;
    }
    return node;
  }
}
