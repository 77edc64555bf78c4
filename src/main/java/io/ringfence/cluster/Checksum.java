package io.ringfence.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A text that changes whenever the content of a binding does, and tells nothing of it: a keyed hash
 * (RFC 2104), because a plain one lets anyone who reads it try passwords.
 */
final class Checksum {
  private static final String ALGORITHM = "HmacSHA256";

  private Checksum() {}

  /** The checksum of these keys and values, as 64 hexadecimal digits. */
  static String of(SortedMap<String, String> content, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      new TreeMap<>(content)
          .forEach(
              (name, value) -> {
                // Neither the name of an environment variable nor its value can hold a zero.
                mac.update((name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
              });
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }
}
