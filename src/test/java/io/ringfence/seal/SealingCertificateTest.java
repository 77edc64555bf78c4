package io.ringfence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealingCertificateTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence/seal");

  @Test
  void has_the_key_to_seal_for() {
    assertThat(SealingCertificate.read(FOLDER.resolve("sealed-secrets.pem")).publicKey())
        .satisfies(key -> assertThat(key.getModulus().bitLength()).isEqualTo(2048));
  }

  @ParameterizedTest
  @CsvSource({
    "absent.pem, there is no such file",
    "., there is no such file",
    "../policy/seed/open.yaml, the file holds no certificate in PEM",
    "expired.pem, the certificate expired on 2020-01-31",
    "elliptic-curve.pem, the certificate has no RSA key of at least 2048 bits",
    "short-key.pem, the certificate has no RSA key of at least 2048 bits"
  })
  void is_refused_with_the_reason(String file, String reason) {
    assertThatThrownBy(() -> SealingCertificate.read(FOLDER.resolve(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }
}
