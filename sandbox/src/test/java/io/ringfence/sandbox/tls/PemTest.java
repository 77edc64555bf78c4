package io.ringfence.sandbox.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.Test;

class PemTest {

  @Test
  void writesAnRsaKeyInTheFormThatNamesItsAlgorithm() throws Exception {
    Credential credential = new CertificateAuthority("test").issueForClient("client");

    String key = Pem.rsaPrivateKey(credential.key());

    assertThat(key).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    PEMKeyPair read = (PEMKeyPair) new PEMParser(new StringReader(key)).readObject();
    KeyPair pair = new JcaPEMKeyConverter().getKeyPair(read);
    X509Certificate certificate = Pem.parseCertificate(credential.certificate());
    assertThat(pair.getPublic()).isEqualTo(certificate.getPublicKey());
    assertThat(Pem.privateKey(pair.getPrivate().getEncoded())).isEqualTo(credential.key());
  }

  @Test
  void refusesWhatIsNoCertificate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.parseCertificate("-----BEGIN CERTIFICATE-----\nAAAA\n"));
  }
}
