package io.ringfence.sandbox.tls;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

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

  /**
   * An RSA key in the older form that names its algorithm, PKCS #1 (RFC 8017, appendix A.1.2).
   *
   * @param key in the form of {@link #privateKey}
   */
  public static String rsaPrivateKey(String key) {
    try {
      return encode(
          "RSA PRIVATE KEY",
          PrivateKeyInfo.getInstance(decode(key)).parsePrivateKey().toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new IllegalArgumentException("not a private key", e);
    }
  }

  /** A list of revoked certificates. */
  static String revocationList(byte[] der) {
    return encode("X509 CRL", der);
  }

  /** The content of the one text, whatever its label. */
  static byte[] decode(String pem) {
    String body = pem.lines().filter(line -> !line.startsWith("-----")).collect(joining());
    return Base64.getDecoder().decode(body);
  }

  /**
   * Reads a certificate.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static X509Certificate parseCertificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(decode(pem)));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  private static String encode(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
