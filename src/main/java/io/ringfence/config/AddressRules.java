package io.ringfence.config;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;

/** Which addresses a stack's file may name: never one that would open more than a database. */
final class AddressRules {
  /**
   * The smallest range of private services access.
   *
   * @see <a href="https://cloud.google.com/vpc/docs/configure-private-services-access">Private
   *     services access</a>
   */
  private static final int LONGEST_PREFIX = 24;

  /** Wider than the widest private block, 10.0.0.0/8, cannot be private. */
  private static final int SHORTEST_PREFIX = 8;

  private final Problems problems;

  AddressRules(Problems problems) {
    this.problems = problems;
  }

  void checkPrivateServiceRange(String path, Block range) {
    IPAddress block = range.range();
    int prefix = block.getPrefixLength();
    if (block.isIPv6() || prefix > LONGEST_PREFIX || prefix < SHORTEST_PREFIX) {
      problems.add(
          path,
          block.toPrefixLengthString(),
          "not the size of a private service range",
          "give an IPv4 block from /8 to /24; /16 is recommended");
    } else if (!Addresses.isPrivate(block) && !block.isLoopback()) {
      problems.add(
          path,
          block.toPrefixLengthString(),
          "not all of this block is private",
          "give a private block, for example 10.77.0.0/16");
    }
  }

  /** An exception outside of every block would be refused by the API, or do nothing. */
  void checkGroup(String path, AddressesConfig addresses) {
    if (addresses.blocks().isEmpty() && !problems.isWithin(path + ".blocks")) {
      problems.add(path + ".blocks", "no block is named here", "give one at least");
    }
    for (Located<Block> except : addresses.except()) {
      IPAddress range = except.value().range();
      boolean inside =
          addresses.blocks().stream()
              .map(block -> block.value().range())
              .anyMatch(block -> block.contains(range) && !block.equals(range));
      if (!inside && !problems.isWithin(path + ".blocks")) {
        problems.add(
            except.path(),
            range.toPrefixLengthString(),
            "this is not a part of any of the blocks",
            "give a part of one of them, or take it out");
      }
    }
  }

  void checkDatabaseAddress(String path, IPAddress address) {
    if (!Addresses.isPrivate(address)) {
      problems.add(
          path,
          address.toCanonicalString(),
          "not a private address",
          "give the database's private address; a public one never becomes a rule");
    }
  }
}
