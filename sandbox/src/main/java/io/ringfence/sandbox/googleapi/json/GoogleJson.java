package io.ringfence.sandbox.googleapi.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Google's API model classes to and from JSON, through Google's own JSON factory. */
public final class GoogleJson {
  private static final JsonFactory FACTORY = GsonFactory.getDefaultInstance();
  private static final ObjectMapper TREES = new ObjectMapper();

  private GoogleJson() {}

  /** The JSON that Google's clients read; 64-bit numbers become text, as Google writes them. */
  public static String write(GenericJson model) {
    try {
      return FACTORY.toString(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@link #write} has written. */
  public static <T extends GenericJson> T read(String json, Class<T> model) {
    try {
      return FACTORY.fromString(json, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model as a tree, on which fields can be looked up by path and merged. */
  public static ObjectNode tree(GenericJson model) {
    return object(write(model));
  }

  /** A copy of a model. */
  public static <T extends GenericJson> T copy(T model, Class<T> type) {
    return read(write(model), type);
  }

  /**
   * Reads a request's body.
   *
   * @throws GoogleApiException 400 for a body that is no JSON object, for a field that the model
   *     does not have, and for a value of the wrong type
   */
  public static <T extends GenericJson> T readRequest(JsonNode body, Class<T> model) {
    ObjectNode conformed = ModelShape.conform(body, model);
    try {
      return FACTORY.fromString(conformed.toString(), model);
    } catch (IOException | IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  /**
   * Parses a request's body; an empty one is an empty object.
   *
   * @throws GoogleApiException 400 for a body that is no JSON object
   */
  public static ObjectNode parseRequest(String body) {
    if (body.isBlank()) {
      return TREES.createObjectNode();
    }
    try {
      if (TREES.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
    throw GoogleApiException.badRequest(
        "parseError", "Invalid JSON payload received. Root element must be a message.");
  }

  private static GoogleApiException malformed(Exception e) {
    // The parser's own message quotes the body, which may hold a password.
    return GoogleApiException.badRequest(
        "parseError",
        "Invalid JSON payload received. The body does not parse as the message that this method"
            + " takes ("
            + e.getClass().getSimpleName()
            + ").");
  }

  private static ObjectNode object(String json) {
    try {
      if (TREES.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("not a JSON object");
  }
}
