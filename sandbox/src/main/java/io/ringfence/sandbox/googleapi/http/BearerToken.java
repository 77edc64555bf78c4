package io.ringfence.sandbox.googleapi.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The one token that the sandbox's APIs accept; it never shows its value. */
public final class BearerToken {
  private static final String SCHEME = "Bearer ";

  private final byte[] value;

  /**
   * @throws IllegalArgumentException if the token is blank, which would let everybody in
   */
  public BearerToken(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the bearer token must not be blank");
    }
    this.value = value.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Refuses a request whose {@code Authorization} header does not carry this token.
   *
   * @throws GoogleApiException 401
   */
  public void check(Optional<String> authorization) {
    String header = authorization.orElse("");
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw GoogleApiException.unauthenticated(
          "Request is missing required authentication credential. Expected the sandbox's bearer"
              + " token in the Authorization header.");
    }
    byte[] given = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    // MessageDigest.isEqual takes the same time whatever the first difference is.
    if (!MessageDigest.isEqual(value, given)) {
      throw GoogleApiException.unauthenticated(
          "Request had invalid authentication credentials. Expected the sandbox's bearer token.");
    }
  }

  @Override
  public String toString() {
    return "BearerToken[hidden]";
  }
}
