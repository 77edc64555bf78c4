package io.ringfence.database;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;

/**
 * What a range that is reserved for Google's services may be.
 *
 * @see <a href="https://cloud.google.com/vpc/docs/configure-private-services-access">Private
 *     services access</a>
 */
public final class PrivateServiceRange {
  /** The smallest range, from which Google takes a /24 for each region. */
  private static final int LONGEST_PREFIX = 24;

  /** Wider than the widest private block, 10.0.0.0/8, cannot be private. */
  private static final int SHORTEST_PREFIX = 8;

  private PrivateServiceRange() {}

  /** Whether the block is of IPv4, and neither too wide nor too small. */
  public static boolean hasItsSize(IPAddress block) {
    int prefix = block.getPrefixLength();
    return block.isIPv4() && prefix <= LONGEST_PREFIX && prefix >= SHORTEST_PREFIX;
  }

  /** Whether all of the block is private, or loopback, where the sandbox has its instances. */
  public static boolean isPrivate(IPAddress block) {
    return Addresses.isPrivate(block) || block.isLoopback();
  }
}
