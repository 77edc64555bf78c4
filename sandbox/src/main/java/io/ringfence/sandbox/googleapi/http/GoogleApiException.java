package io.ringfence.sandbox.googleapi.http;

/**
 * A refusal of a request, in the terms of <a
 * href="https://cloud.google.com/apis/design/errors">Google's error model</a>: an HTTP status, the
 * canonical status's name, the reason that the JSON APIs put beside it, and a message for people.
 */
public final class GoogleApiException extends RuntimeException {
  private final int code;
  private final String status;
  private final String reason;

  public GoogleApiException(int code, String status, String reason, String message) {
    super(message);
    this.code = code;
    this.status = status;
    this.reason = reason;
  }

  /** 400: the request can never succeed as it stands. */
  public static GoogleApiException invalid(String message) {
    return new GoogleApiException(400, "INVALID_ARGUMENT", "invalid", message);
  }

  /** 400 with a reason of the product's own, for example {@code resourceInUse...}. */
  public static GoogleApiException badRequest(String reason, String message) {
    return new GoogleApiException(400, "INVALID_ARGUMENT", reason, message);
  }

  /** 401: no bearer token, or not the sandbox's. */
  public static GoogleApiException unauthenticated(String message) {
    return new GoogleApiException(401, "UNAUTHENTICATED", "authError", message);
  }

  /** 403: the caller may not see this, or it does not exist; Google does not say which. */
  public static GoogleApiException forbidden(String reason, String message) {
    return new GoogleApiException(403, "PERMISSION_DENIED", reason, message);
  }

  public static GoogleApiException notFound(String reason, String message) {
    return new GoogleApiException(404, "NOT_FOUND", reason, message);
  }

  /** 409: it exists already, or something else is at work on it. */
  public static GoogleApiException conflict(String reason, String message) {
    return new GoogleApiException(409, "ABORTED", reason, message);
  }

  /** 412: the caller's settingsVersion, etag or fingerprint is not the current one. */
  public static GoogleApiException conditionNotMet(String message) {
    return new GoogleApiException(412, "FAILED_PRECONDITION", "conditionNotMet", message);
  }

  /** 429: more requests in a minute than the project may make. */
  public static GoogleApiException rateLimitExceeded(String message) {
    return new GoogleApiException(429, "RESOURCE_EXHAUSTED", "rateLimitExceeded", message);
  }

  /**
   * 501: Google can do it and the sandbox cannot.
   *
   * @param what what was asked for and why it is not there, as a sentence
   */
  public static GoogleApiException unsupported(String what) {
    return new GoogleApiException(501, "UNIMPLEMENTED", "notImplemented", what);
  }

  /** The HTTP status code. */
  public int code() {
    return code;
  }

  /** The canonical status's name, for example {@code INVALID_ARGUMENT}. */
  public String status() {
    return status;
  }

  /** The JSON APIs' reason, for example {@code instanceDoesNotExist}. */
  public String reason() {
    return reason;
  }

  /** The exception's message, which is never absent. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
