package io.ringfence.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.ZoneOffset;

/**
 * The public half of what a cluster's Sealed Secrets controller unseals with, as {@code kubeseal
 * --fetch-cert} prints it.
 *
 * @param publicKey what the cluster's controller has the private key of
 * @see <a href="https://github.com/bitnami-labs/sealed-secrets#public-key--certificate">Sealed
 *     Secrets, public key and certificate</a>
 */
public record SealingCertificate(RSAPublicKey publicKey) {
  /** NIST SP 800-131A: shorter RSA keys protect nothing any more. */
  private static final int SHORTEST_KEY = 2048;

  /**
   * Reads the first certificate of a file in PEM.
   *
   * @throws IllegalArgumentException whose message says why nothing may be sealed for it: the file
   *     cannot be read, is no certificate, has no RSA key of a fitting length, or is not valid now
   */
  public static SealingCertificate read(Path file) {
    X509Certificate certificate = certificate(file);
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new IllegalArgumentException(
          "the certificate expired on "
              + certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate(),
          e);
    } catch (CertificateNotYetValidException e) {
      throw new IllegalArgumentException("the certificate is not valid yet", e);
    }
    if (certificate.getPublicKey() instanceof RSAPublicKey key
        && key.getModulus().bitLength() >= SHORTEST_KEY) {
      return new SealingCertificate(key);
    }
    throw new IllegalArgumentException(
        "the certificate has no RSA key of at least " + SHORTEST_KEY + " bits");
  }

  private static X509Certificate certificate(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no such file");
    }
    try (InputStream content = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
    } catch (IOException e) {
      throw new IllegalArgumentException("the file cannot be read", e);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("the file holds no certificate in PEM", e);
    }
  }
}
