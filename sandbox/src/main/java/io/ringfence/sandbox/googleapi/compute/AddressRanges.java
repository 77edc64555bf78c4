package io.ringfence.sandbox.googleapi.compute;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;

/**
 * Which addresses the sandbox can serve on any machine. It needs no root: on Linux every address of
 * 127.0.0.0/8 is the machine's own, and 127.0.0.0/16 is left to what else listens there.
 */
public final class AddressRanges {
  private static final IPAddress LOOPBACK = block("127.0.0.0/8");
  private static final IPAddress LEFT_ALONE = block("127.0.0.0/16");

  private AddressRanges() {}

  /** Reads a range in CIDR notation, or an address. */
  public static IPAddress block(String text) {
    return Optional.ofNullable(new IPAddressString(text).getAddress())
        .orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
  }

  /** Whether a block is loopback's, of which every machine has all or a known part. */
  public static boolean isLoopback(IPAddress block) {
    return LOOPBACK.contains(block);
  }

  /** Whether every machine can serve all addresses of a block. */
  public static boolean servable(IPAddress block) {
    return LOOPBACK.contains(block) && !LEFT_ALONE.overlaps(block);
  }

  /** Whether every machine can serve some address of a block. */
  public static boolean partlyServable(IPAddress block) {
    return LOOPBACK.contains(block) && !LEFT_ALONE.contains(block);
  }

  /** The blocks of a prefix length that make up a range, in order. */
  public static Iterator<? extends IPAddress> blocks(IPAddress range, int prefixLength) {
    return range.setPrefixLength(prefixLength, false).prefixBlockIterator();
  }

  /** The first servable block of a prefix length that overlaps none of those taken. */
  static Optional<IPAddress> firstFree(int prefixLength, Collection<IPAddress> taken) {
    Iterator<? extends IPAddress> candidates = blocks(LOOPBACK, prefixLength);
    while (candidates.hasNext()) {
      IPAddress candidate = candidates.next();
      if (servable(candidate) && taken.stream().noneMatch(candidate::overlaps)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
