package io.ringfence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  private static final String KEY = "key";

  @Test
  void isTheHmacOfTheKeysAndValuesInOrder() {
    // printf 'PGHOST\0a\0PGPORT\0b\0' | openssl dgst -sha256 -hmac key
    assertThat(checksum(Map.of("PGPORT", "b", "PGHOST", "a"), KEY))
        .isEqualTo("998459ea0155cda7807be6d18061ec9c027c5e4b6de305c5d2ec6aba7195f8bf");
  }

  @Test
  void changesWithEveryPartOfTheContentAndWithTheKey() {
    String checksum = checksum(Map.of("A", "b"), KEY);

    assertThat(checksum(Map.of("A", "c"), KEY)).isNotEqualTo(checksum);
    assertThat(checksum(Map.of("B", "b"), KEY)).isNotEqualTo(checksum);
    assertThat(checksum(Map.of("A", "b", "B", ""), KEY)).isNotEqualTo(checksum);
    assertThat(checksum(Map.of("A", "b"), "another")).isNotEqualTo(checksum);
  }

  private static String checksum(Map<String, String> content, String key) {
    return Checksum.of(new TreeMap<>(content), key);
  }
}
