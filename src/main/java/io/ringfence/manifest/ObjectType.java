package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What sort of object it is.
 *
 * @param group the API group; empty for the core one
 * @param version the version in it
 * @param kind the kind
 */
record ObjectType(String group, String version, String kind) {

  static ObjectType of(JsonNode content) {
    String apiVersion = content.path("apiVersion").asText("");
    int slash = apiVersion.indexOf('/');
    return new ObjectType(
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        content.path("kind").asText(""));
  }

  boolean is(String ofGroup, String ofKind) {
    return group.equals(ofGroup) && kind.equals(ofKind);
  }

  /** The kind, with the group where that is not one of Kubernetes' own. */
  @Override
  public String toString() {
    return group.contains(".") && !group.endsWith(".k8s.io") ? kind + "." + group : kind;
  }
}
