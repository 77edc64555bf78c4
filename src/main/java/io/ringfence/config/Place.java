package io.ringfence.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place in the stack's file.
 *
 * @param path for example {@code ringfence:databases.main.port}
 * @param node what stands there
 * @param secret whether it must not be shown
 */
record Place(String path, JsonNode node, boolean secret) {

  Place key(String name, JsonNode child, boolean childIsSecret) {
    String separator = path.endsWith(":") ? "" : ".";
    return new Place(path + separator + name, child, secret || childIsSecret);
  }

  Place index(int index) {
    return new Place(path + "[" + index + "]", node.path(index), secret);
  }
}
