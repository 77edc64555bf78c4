package io.ringfence.sandbox.googleapi.http;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The text of a request's body. Google's Java clients compress theirs. */
public final class RequestBody {
  private static final int MOST_BYTES = 1 << 20;

  private RequestBody() {}

  /**
   * Reads the body.
   *
   * @throws GoogleApiException 400 if it cannot be decompressed, 413 if it is larger than 1 MiB
   */
  public static String text(Context context) {
    byte[] bytes = context.bodyAsBytes();
    if ("gzip".equalsIgnoreCase(context.header("Content-Encoding"))) {
      bytes = decompressed(bytes);
    }
    if (bytes.length > MOST_BYTES) {
      throw new GoogleApiException(
          413, "INVALID_ARGUMENT", "uploadTooLarge", "The request body is larger than 1 MiB.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] decompressed(byte[] bytes) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      // One byte more than allowed, so that what is too large shows without being read whole.
      return stream.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      GoogleApiException refusal =
          GoogleApiException.badRequest("parseError", "The request body is not gzip.");
      refusal.addSuppressed(e);
      throw refusal;
    }
  }
}
