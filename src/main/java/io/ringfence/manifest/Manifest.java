package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One object with where it stands.
 *
 * @param source for a person, for example {@code shop.yaml, document 2}
 * @param content the object as the Kubernetes API has it
 */
public record Manifest(String source, JsonNode content) {}
