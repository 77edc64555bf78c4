package io.ringfence.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.manifest.Manifest;
import io.ringfence.manifest.SnapshotReader;
import io.ringfence.manifest.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One resource as the engine keeps it.
 *
 * @see <a
 *     href="https://github.com/pulumi/pulumi/blob/v3.230.0/sdk/go/common/apitype/core.go">ResourceV3</a>
 */
final class ResourceState {
  private static final String KUBERNETES = "kubernetes:";
  private static final String STACK = "pulumi:pulumi:Stack";

  /** The key of an object that stands for a secret or an asset. */
  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

  /** What stands in a preview for a secret. */
  private static final String HIDDEN = "[secret]";

  private final JsonNode state;

  ResourceState(JsonNode state) {
    this.state = state;
  }

  String urn() {
    return state.path("urn").asText("");
  }

  /** Whether the stack only reads it, or has replaced it already and will delete it. */
  private boolean isForeign() {
    return state.path("external").asBoolean(false) || state.path("delete").asBoolean(false);
  }

  /** The object that it is in a cluster, where it counts for who reaches what. */
  Optional<Manifest> manifest(String source) {
    JsonNode inputs = state.path("inputs");
    boolean counts =
        state.path("type").asText("").startsWith(KUBERNETES)
            && !isForeign()
            && SnapshotReader.counts(inputs);
    return counts
        ? Optional.of(new Manifest(source + ", resource " + name(), object(inputs)))
        : Optional.empty();
  }

  /** What it is called in the program, with its type. */
  private String name() {
    String urn = urn();
    int type = urn.lastIndexOf("::", urn.lastIndexOf("::") - 1);
    return urn.substring(type + 2).replaceFirst("^.*\\$", "").replace("::", " ");
  }

  private JsonNode object(JsonNode inputs) {
    JsonNode object = plain(inputs);
    JsonNode namespace = state.path("outputs").path("metadata").path("namespace");
    if (object.path("metadata") instanceof ObjectNode metadata
        && !metadata.has("namespace")
        && namespace.isTextual()) {
      metadata.set("namespace", namespace);
    }
    return object;
  }

  /** Without what the provider adds for itself, and with nothing in the place of a secret. */
  private static JsonNode plain(JsonNode value) {
    if (value.has(SIGNATURE) || value.asText("").equals(HIDDEN)) {
      return Unknown.VALUE;
    }
    if (value.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (!value.isObject()) {
      return value;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().startsWith("__")) {
                object.set(entry.getKey(), plain(entry.getValue()));
              }
            });
    return object;
  }

  /** The databases that the outputs of the stack name; nothing of any other resource. */
  Stream<Endpoint> endpoints() {
    if (!state.path("type").asText("").equals(STACK)) {
      return Stream.of();
    }
    var endpoints = new ArrayList<Endpoint>();
    state
        .path("outputs")
        .path("endpoints")
        .properties()
        .forEach(
            database -> {
              JsonNode value = database.getValue();
              endpoint(database.getKey(), value.path("addresses")).ifPresent(endpoints::add);
              value
                  .path("replicas")
                  .properties()
                  .forEach(
                      replica ->
                          endpoint(
                                  database.getKey() + "." + replica.getKey(),
                                  List.of(replica.getValue()))
                              .ifPresent(endpoints::add));
            });
    return endpoints.stream();
  }

  private static Optional<Endpoint> endpoint(String name, Iterable<JsonNode> addresses) {
    List<IPAddress> known = new ArrayList<>();
    for (JsonNode address : addresses) {
      try {
        String text = address.asText();
        known.add(text.contains("/") ? Addresses.network(text) : Addresses.address(text));
      } catch (IllegalArgumentException e) {
        // A name is worth nothing without the address.
        return Optional.empty();
      }
    }
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Endpoint(
                name,
                Endpoint.Kind.DATABASE,
                AddressSet.of(known.toArray(IPAddress[]::new)),
                true));
  }
}
