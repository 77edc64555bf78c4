package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.SslCert;
import io.ringfence.sandbox.tls.Pem;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Certificates as Cloud SQL describes them. */
final class SslCertificates {
  private static final String COMMON_NAME = "CN=";

  private SslCertificates() {}

  /** Describes the authority of an instance's server. */
  static SslCert ofServer(String pem, InstanceName instance) {
    X509Certificate certificate = Pem.parseCertificate(pem);
    return describe(pem, certificate, instance)
        .setCommonName(certificate.getSubjectX500Principal().getName());
  }

  /** Describes a client's certificate, whose subject is a common name and nothing else. */
  static SslCert ofClient(String pem, InstanceName instance) {
    X509Certificate certificate = Pem.parseCertificate(pem);
    SslCert described = describe(pem, certificate, instance);
    return described
        .setCommonName(
            certificate.getSubjectX500Principal().getName().substring(COMMON_NAME.length()))
        .setSelfLink(instance.selfLink() + "/sslCerts/" + described.getSha1Fingerprint());
  }

  private static SslCert describe(String pem, X509Certificate certificate, InstanceName instance) {
    return new SslCert()
        .setKind("sql#sslCert")
        .setInstance(instance.name())
        .setCert(pem)
        .setCertSerialNumber(certificate.getSerialNumber().toString())
        .setCreateTime(certificate.getNotBefore().toInstant().toString())
        .setExpirationTime(certificate.getNotAfter().toInstant().toString())
        .setSha1Fingerprint(fingerprint(certificate));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
