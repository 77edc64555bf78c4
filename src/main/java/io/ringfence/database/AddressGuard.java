package io.ringfence.database;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import java.util.Optional;

/**
 * Stands between the address that Google reports and the rules that are made from it. What is
 * empty, malformed, public or outside of the reserved range stops the update before any policy
 * changes.
 *
 * @param database whose address it is
 * @param range the range that the stack reserved, where the stack did
 */
record AddressGuard(String database, Optional<IPAddress> range) {

  /**
   * The address, if it may become a rule.
   *
   * @throws UnusableAddressException if not
   */
  IPAddress check(String reported) {
    IPAddress address = read(reported);
    if (range.isPresent() && !range.get().contains(address)) {
      throw new UnusableAddressException(
          database, reported, "it is outside of the private service range " + range.get());
    }
    // Loopback is where the sandbox has its instances; Google never gives such an address.
    if (range.isEmpty() && !Addresses.isPrivate(address) && !address.isLoopback()) {
      throw new UnusableAddressException(database, reported, "it is not a private address");
    }
    return address;
  }

  private IPAddress read(String reported) {
    try {
      return Addresses.address(reported);
    } catch (IllegalArgumentException e) {
      throw new UnusableAddressException(database, reported, "it is not a single IP address");
    }
  }
}
