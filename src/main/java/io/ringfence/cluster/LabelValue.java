package io.ringfence.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A name as the value of a label. Pulumi takes longer names for projects and stacks than Kubernetes
 * takes for labels, and names that end in a hyphen.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels,
 *     syntax and character set</a>
 */
final class LabelValue {
  private static final Pattern FITS =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
  private static final int KEPT = 50;
  private static final int HASH_BYTES = 4;

  private LabelValue() {}

  /** The name itself where it fits, else the beginning of it with a hash of all of it. */
  static String of(String name) {
    if (FITS.matcher(name).matches()) {
      return name;
    }
    String kept = name.substring(0, Math.min(name.length(), KEPT));
    return "x" + kept.replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + hash(name);
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
