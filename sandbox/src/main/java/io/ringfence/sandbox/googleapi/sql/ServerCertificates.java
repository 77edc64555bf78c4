package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.SslCert;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Certificates as Cloud SQL describes them. */
final class ServerCertificates {
  private ServerCertificates() {}

  /** Describes the authority of an instance's server. */
  static SslCert of(String pem, InstanceName instance) {
    try {
      X509Certificate certificate = parse(pem);
      byte[] fingerprint = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
      return new SslCert()
          .setKind("sql#sslCert")
          .setInstance(instance.name())
          .setCert(pem)
          .setCommonName(certificate.getSubjectX500Principal().getName())
          .setCertSerialNumber(certificate.getSerialNumber().toString())
          .setCreateTime(certificate.getNotBefore().toInstant().toString())
          .setExpirationTime(certificate.getNotAfter().toInstant().toString())
          .setSha1Fingerprint(HexFormat.of().formatHex(fingerprint));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  private static X509Certificate parse(String pem) throws GeneralSecurityException {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }
}
