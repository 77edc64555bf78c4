package io.ringfence.sandbox.googleapi.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.json.GenericJson;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.http.RequestBody;
import java.util.Optional;

/** Requests and answers whose bodies are Google's API models. */
public final class HttpJson {
  private HttpJson() {}

  public static void send(Context context, GenericJson model) {
    context.contentType("application/json; charset=UTF-8");
    context.result(GoogleJson.write(model));
  }

  /**
   * The body, in the shape of the model, 64-bit numbers as text, nulls kept.
   *
   * @throws GoogleApiException 400 for a body without that shape
   */
  public static ObjectNode body(Context context, Class<? extends GenericJson> model) {
    return ModelShape.conform(GoogleJson.parseRequest(RequestBody.text(context)), model);
  }

  /** A query parameter; absent and empty are the same to Google. */
  public static Optional<String> query(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
  }
}
