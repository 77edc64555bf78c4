package io.ringfence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
  private static final String KEY = "a key of the stack's own, 32 characters";

  @TempDir private static Path folder;
  private static SealedSecretsController controller;
  private static SealingCertificate certificate;

  @BeforeAll
  static void installAController() throws Exception {
    controller = new SealedSecretsController(folder);
    certificate = SealingCertificate.read(controller.certificate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tea", "", "postgresql://shop:pässword@10.77.0.3:5432/shop"})
  void what_it_seals_the_controller_unseals(String value) throws Exception {
    String sealed = new Sealer(certificate, KEY).seal("default", "backend-main", "URL", value);

    assertThat(controller.unseal("default", "backend-main", sealed)).isEqualTo(value);
    // Two bytes of length, 2048 bits of RSA, the value, and 16 bytes of GCM's tag.
    assertThat(Base64.getDecoder().decode(sealed))
        .startsWith(1, 0)
        .hasSize(2 + 256 + value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 16);
  }

  @Test
  void what_is_sealed_for_a_secret_unseals_into_no_other() {
    String sealed = new Sealer(certificate, KEY).seal("default", "backend-main", "URL", "tea");

    assertThatThrownBy(() -> controller.unseal("default", "backend", sealed))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> controller.unseal("prod", "backend-main", sealed))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void what_did_not_change_is_sealed_as_before() {
    assertThat(new Sealer(certificate, KEY).seal("default", "backend-main", "URL", "tea"))
        .isEqualTo(new Sealer(certificate, KEY).seal("default", "backend-main", "URL", "tea"));
  }

  @Test
  void nothing_shows_that_two_places_have_the_same_value_nor_what_it_is_to_another_stack() {
    var sealer = new Sealer(certificate, KEY);
    List<String> sealed =
        List.of(
            sealer.seal("default", "backend-main", "URL", "tea"),
            sealer.seal("default", "backend-main", "URL", "tea "),
            sealer.seal("default", "backend-main", "PGPASSWORD", "tea"),
            sealer.seal("default", "backend", "URL", "tea"),
            sealer.seal("prod", "backend-main", "URL", "tea"),
            // Without lengths, these two would be the same text as others.
            sealer.seal("default", "backend-mainU", "RL", "tea"),
            sealer.seal("default", "backend-main", "URLt", "ea"),
            new Sealer(certificate, KEY + "!").seal("default", "backend-main", "URL", "tea"));

    assertThat(new HashSet<>(sealed)).hasSameSizeAs(sealed);
    assertThat(sealed.stream().map(SealerTest::sessionKey)).doesNotHaveDuplicates();
  }

  @Test
  void a_value_that_is_longer_by_the_same_beginning_has_another_session_key() {
    var sealer = new Sealer(certificate, KEY);
    String one = sealer.seal("default", "backend-main", "URL", "tea");
    String other = sealer.seal("default", "backend-main", "URL", "teapot");

    // With the same key and nonce, the first bytes would be the same.
    assertThat(encrypted(one).substring(0, 6)).isNotEqualTo(encrypted(other).substring(0, 6));
  }

  private static String sessionKey(String sealed) {
    return java.util.HexFormat.of().formatHex(Base64.getDecoder().decode(sealed), 2, 258);
  }

  private static String encrypted(String sealed) {
    byte[] message = Base64.getDecoder().decode(sealed);
    return java.util.HexFormat.of().formatHex(message, 258, message.length);
  }
}
