package io.ringfence.sandbox.googleapi.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A refusal as the JSON that Google's clients read: {@code {"error": {code, message, errors:
 * [{domain, reason, message}], status}}}.
 */
final class ErrorBody {
  private ErrorBody() {}

  static String of(GoogleApiException refusal) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error");
    error.put("code", refusal.code());
    error.put("message", refusal.text());
    ObjectNode detail = error.putArray("errors").addObject();
    detail.put("domain", "global");
    detail.put("reason", refusal.reason());
    detail.put("message", refusal.text());
    error.put("status", refusal.status());
    return body.toString();
  }
}
