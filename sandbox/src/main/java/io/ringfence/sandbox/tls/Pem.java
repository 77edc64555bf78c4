package io.ringfence.sandbox.tls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** PEM texts, as RFC 7468 defines them. */
public final class Pem {
  private Pem() {}

  public static String certificate(byte[] der) {
    return encode("CERTIFICATE", der);
  }

  /**
   * A private key.
   *
   * @param pkcs8 the key's PKCS #8 form, which is what Java's keys encode to
   */
  public static String privateKey(byte[] pkcs8) {
    return encode("PRIVATE KEY", pkcs8);
  }

  private static String encode(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
