package io.ringfence.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Policy;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An explanation for programs. A side outside of the cluster, where no policy counts, is {@code
 * null}.
 */
final class ExplanationJson implements FormatWriter<Explanation> {
  @Override
  public void write(Explanation explanation, Appendable out) throws IOException {
    JsonOutput.object(
        out,
        json -> {
          peers(json, "from", VertexNames.peers(explanation.from()));
          peers(json, "to", VertexNames.peers(explanation.to()));
          json.writeStringField("ports", explanation.ports().toString());
          json.writeStringField("verdict", explanation.verdict().name().toLowerCase(Locale.ROOT));
          JsonOutput.reach(json, "connections", "possible", explanation.reach());
          side(json, "egress", explanation.egress());
          side(json, "ingress", explanation.ingress());
        });
  }

  /** The outside is a list of its ranges where it has several. */
  private static void peers(JsonGenerator json, String field, List<String> peers)
      throws IOException {
    if (peers.size() == 1) {
      json.writeStringField(field, peers.get(0));
      return;
    }
    json.writeArrayFieldStart(field);
    for (String peer : peers) {
      json.writeString(peer);
    }
    json.writeEndArray();
  }

  private static void side(JsonGenerator json, String field, Optional<SideExplanation> side)
      throws IOException {
    if (side.isEmpty()) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    json.writeStringField("pods", side.get().pods().id());
    JsonOutput.reach(json, "connections", "possible", side.get().reach());
    json.writeArrayFieldStart("policies");
    for (Policy policy : side.get().selecting()) {
      json.writeStartObject();
      policy(json, policy);
      json.writeBooleanField("managed", policy.managed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rules");
    for (DecidingRule rule : side.get().deciding()) {
      json.writeStartObject();
      policy(json, rule.policy());
      json.writeStringField("rule", rule.path());
      json.writeStringField("connections", rule.ports().toString());
      json.writeBooleanField("certain", rule.certain());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void policy(JsonGenerator json, Policy policy) throws IOException {
    json.writeStringField("kind", policy.kind());
    json.writeStringField("policy", policy.namespace() + "/" + policy.name());
  }
}
