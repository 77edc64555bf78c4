package io.ringfence.config;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.database.PrivateServiceRange;
import java.util.List;

/** Which addresses a stack's file may name: never one that would open more than a database. */
final class AddressRules {
  /** A block that is wider holds much else beside a database. */
  private static final int WIDEST_IPV4 = 16;

  private static final int WIDEST_IPV6 = 64;

  private final Problems problems;

  AddressRules(Problems problems) {
    this.problems = problems;
  }

  void checkPrivateServiceRange(String path, Block range) {
    IPAddress block = range.range();
    if (!PrivateServiceRange.hasItsSize(block)) {
      problems.add(
          path,
          block.toPrefixLengthString(),
          "not the size of a private service range",
          "give an IPv4 block from /8 to /24; /16 is recommended");
    } else if (!PrivateServiceRange.isPrivate(block)) {
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
      if (inside) {
        checkLeavesBlocks(except, addresses.blocks());
      }
    }
  }

  /** A block of which an exception leaves nothing would be allowed after all. */
  private void checkLeavesBlocks(Located<Block> except, List<Located<Block>> blocks) {
    IPAddress range = except.value().range();
    blocks.stream()
        .filter(block -> range.contains(block.value().range()))
        .forEach(
            block ->
                problems.add(
                    block.path(),
                    block.value().range().toPrefixLengthString(),
                    "the exception %s leaves nothing of this block"
                        .formatted(range.toPrefixLengthString()),
                    "take the block or the exception out"));
  }

  /** A database's addresses, and blocks of them, are private unless it says that it is public. */
  void checkDatabase(String path, ExistingDatabaseConfig database) {
    checkWidest(path + ".widest.ipv4", database.widest().ipv4(), WIDEST_IPV4, 32);
    checkWidest(path + ".widest.ipv6", database.widest().ipv6(), WIDEST_IPV6, 128);
    database
        .addresses()
        .forEach(address -> checkPrivate(address.path(), address.value(), database.isPublic()));
    for (Located<Block> written : database.blocks()) {
      IPAddress block = written.value().range();
      int widest = block.isIPv4() ? database.widest().ipv4() : database.widest().ipv6();
      if (block.getPrefixLength() < widest) {
        problems.add(
            written.path(),
            block.toPrefixLengthString(),
            "wider than /%d, the bound for blocks of this database".formatted(widest),
            "give the database's addresses, or a bound that this block keeps: widest: {%s: …}"
                .formatted(block.isIPv4() ? "ipv4" : "ipv6"));
      } else {
        checkPrivate(written.path(), block, database.isPublic());
      }
    }
  }

  private void checkWidest(String path, int bound, int least, int most) {
    if (bound < least || bound > most) {
      problems.add(
          path,
          bound,
          "no bound for a small block",
          "give the length of a prefix from %d to %d".formatted(least, most));
    }
  }

  private void checkPrivate(String path, IPAddress address, boolean publicToo) {
    if (Addresses.isPrivate(address) || (publicToo && Addresses.isPublic(address))) {
      return;
    }
    problems.add(
        path,
        Addresses.text(address),
        publicToo ? "neither a private nor a public address" : "not a private address",
        "give the database's private address; a public one becomes a rule only where the database"
            + " says public: true");
  }
}
