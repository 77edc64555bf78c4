package io.ringfence;

import static java.util.Comparator.reverseOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringfence.FakeProviders.Registration;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The policies that a run declared, as a person would write them. */
final class RegisteredPolicies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();
  private static final List<String> ORDER =
      List.of("podSelector", "endpointSelector", "policyTypes", "ingress", "egress");

  private RegisteredPolicies() {}

  /** Of all kinds, by name. */
  static List<JsonNode> of(StackRun run) {
    return run.providers().registrations().stream()
        .filter(registration -> registration.type().endsWith("NetworkPolicy"))
        .map(RegisteredPolicies::object)
        .sorted(
            Comparator.<JsonNode, String>comparing(policy -> policy.at("/metadata/name").asText())
                .thenComparing(policy -> policy.at("/metadata/namespace").asText())
                .thenComparing(policy -> policy.path("apiVersion").asText(), reverseOrder()))
        .toList();
  }

  /** As a file of manifests. */
  static String yaml(StackRun run) throws IOException {
    var text = new StringWriter();
    try (SequenceWriter writer = YAML.writer().writeValues(text)) {
      writer.writeAll(of(run));
    }
    return text.toString();
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
