package io.ringfence.sandbox.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
  private final CertificateAuthority authority = new CertificateAuthority("test");

  @Test
  void issuesACertificateThatVerifiesAgainstItsOwn() throws GeneralSecurityException {
    X509Certificate issuer = parse(authority.certificate());
    X509Certificate issued =
        parse(authority.issue("db", List.of("localhost"), List.of("127.0.0.1")).certificate());

    assertThatCode(() -> issued.verify(issuer.getPublicKey())).doesNotThrowAnyException();
    assertThat(issuer.getBasicConstraints()).isZero();
    assertThat(issued.getBasicConstraints()).isEqualTo(-1);
    assertThat(issued.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    assertThatCode(issued::checkValidity).doesNotThrowAnyException();
  }

  @Test
  void isNotTakenForAnotherAuthorityOfTheSameName() throws GeneralSecurityException {
    X509Certificate issued = parse(authority.issue("db", List.of(), List.of()).certificate());
    X509Certificate other = parse(new CertificateAuthority("test").certificate());

    assertThatExceptionOfType(SignatureException.class)
        .isThrownBy(() -> issued.verify(other.getPublicKey()));
  }

  @Test
  void issuesOnInItsOwnNameAfterItWasKept() throws GeneralSecurityException {
    CertificateAuthority kept = CertificateAuthority.of(authority.credential());
    X509Certificate issued = parse(kept.issueForClient("a client").certificate());

    assertThatCode(() -> issued.verify(parse(authority.certificate()).getPublicKey()))
        .doesNotThrowAnyException();
    assertThat(issued.getIssuerX500Principal())
        .isEqualTo(parse(authority.certificate()).getSubjectX500Principal());
    assertThat(issued.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void keepsTheKeyOutOfMessages() {
    Credential credential = authority.issue("db", List.of(), List.of());

    assertThat(credential.key()).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(credential.toString()).doesNotContain("PRIVATE KEY");
  }

  private static X509Certificate parse(String pem) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
