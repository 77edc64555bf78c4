package io.ringfence.sandbox.googleapi.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.sandbox.googleapi.state.Codec;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Operations as the files that they are kept in. */
public final class OperationCodec implements Codec<Operation> {
  private static final ObjectMapper TREES = new ObjectMapper();

  @Override
  public String write(Operation operation) {
    ObjectNode json = TREES.createObjectNode();
    json.put("product", operation.product().name());
    json.put("project", operation.project());
    json.put("name", operation.name());
    json.put("type", operation.type());
    json.put("targetPath", operation.target().path());
    json.put("targetId", operation.target().id());
    json.put("insertTime", operation.insertTime().toString());
    json.set("progress", write(operation.progress()));
    return json.toString();
  }

  private static ObjectNode write(Progress progress) {
    ObjectNode json = TREES.createObjectNode();
    if (progress instanceof Progress.Running running) {
      json.put("startTime", running.startTime().toString());
    } else if (progress instanceof Progress.Done done) {
      json.put("startTime", done.startTime().toString());
      json.put("endTime", done.endTime().toString());
    } else if (progress instanceof Progress.Failed failed) {
      json.put("startTime", failed.startTime().toString());
      json.put("endTime", failed.endTime().toString());
      json.put("code", failed.code());
      json.put("message", failed.message());
    }
    return json;
  }

  @Override
  public Operation read(String text) {
    try {
      JsonNode json = TREES.readTree(text);
      return new Operation(
          Product.valueOf(json.path("product").asText()),
          json.path("project").asText(),
          json.path("name").asText(),
          json.path("type").asText(),
          new Target(json.path("targetPath").asText(), json.path("targetId").asText()),
          instant(json, "insertTime"),
          progress(json.path("progress")));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Progress progress(JsonNode json) {
    if (json.has("code")) {
      return new Progress.Failed(
          instant(json, "startTime"),
          instant(json, "endTime"),
          json.path("code").asText(),
          json.path("message").asText());
    }
    if (json.has("endTime")) {
      return new Progress.Done(instant(json, "startTime"), instant(json, "endTime"));
    }
    return json.has("startTime")
        ? new Progress.Running(instant(json, "startTime"))
        : new Progress.Pending();
  }

  private static Instant instant(JsonNode json, String name) {
    return Instant.parse(json.path(name).asText());
  }
}
