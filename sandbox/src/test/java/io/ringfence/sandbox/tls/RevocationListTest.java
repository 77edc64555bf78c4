package io.ringfence.sandbox.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import org.junit.jupiter.api.Test;

class RevocationListTest {
  private final CertificateAuthority authority = new CertificateAuthority("test");

  @Test
  void readsBackWhatItWrote() {
    RevocationList list = RevocationList.empty().with(BigInteger.TEN).with(BigInteger.TWO);

    assertThat(RevocationList.parse(list.signedBy(authority))).isEqualTo(list);
    assertThat(RevocationList.parse(RevocationList.empty().signedBy(authority)).serials())
        .isEmpty();
  }

  @Test
  void isSignedByTheAuthorityEvenAfterThatWasKept() throws Exception {
    CertificateAuthority kept = CertificateAuthority.of(authority.credential());
    X509CRL list =
        (X509CRL)
            CertificateFactory.getInstance("X.509")
                .generateCRL(
                    new ByteArrayInputStream(Pem.decode(RevocationList.empty().signedBy(kept))));

    assertThatCode(() -> list.verify(Pem.parseCertificate(authority.certificate()).getPublicKey()))
        .doesNotThrowAnyException();
    assertThat(list.getIssuerX500Principal())
        .isEqualTo(Pem.parseCertificate(authority.certificate()).getSubjectX500Principal());
  }

  @Test
  void refusesWhatIsNoList() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevocationList.parse(authority.certificate()));
  }
}
