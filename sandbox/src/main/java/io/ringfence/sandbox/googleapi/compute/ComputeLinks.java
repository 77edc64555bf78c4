package io.ringfence.sandbox.googleapi.compute;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.math.BigInteger;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the resources of Compute have in common. */
final class ComputeLinks {
  static final String ROOT = "https://www.googleapis.com/compute/v1/";
  private static final Pattern NAME = Pattern.compile("[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?");

  private ComputeLinks() {}

  /** A new 63-bit number, as Compute gives each of its resources one. */
  static BigInteger newId() {
    return BigInteger.valueOf(UUID.randomUUID().getLeastSignificantBits() & Long.MAX_VALUE);
  }

  /**
   * Passes a name that Compute takes (<a href="https://www.rfc-editor.org/rfc/rfc1035">RFC
   * 1035</a>, lowercase).
   *
   * @throws GoogleApiException 400
   */
  static void checkName(String name) {
    if (name.isEmpty()) {
      throw GoogleApiException.badRequest(
          "required", "Required field 'resource.name' not specified");
    }
    if (!NAME.matcher(name).matches()) {
      throw GoogleApiException.invalid(
          "Invalid value for field 'resource.name': '"
              + name
              + "'. Must be a match of regex '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'");
    }
  }

  static GoogleApiException notFound(String path) {
    return GoogleApiException.notFound("notFound", "The resource '" + path + "' was not found");
  }

  static GoogleApiException alreadyExists(String path) {
    return new GoogleApiException(
        409, "ALREADY_EXISTS", "alreadyExists", "The resource '" + path + "' already exists");
  }
}
