package io.ringfence.address;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads addresses and blocks in their plain forms alone: no wildcards, no ranges, no octal or
 * missing parts, all of which other programs read differently.
 */
public final class Addresses {
  private static final IPAddressStringParameters PLAIN =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .allowUnlimitedLeadingZeros(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .getParentBuilder()
          .toParams();

  /** The parser forgives spaces around an address and zeros before a prefix; a file should not. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]+");

  private static final Pattern BLOCK = Pattern.compile("[0-9A-Fa-f.:]+/(0|[1-9][0-9]*)");

  private static final IPAddress SHARED_ADDRESS_SPACE = block("100.64.0.0/10");

  /** RFC 1918, RFC 6598, RFC 4193. */
  private static final List<IPAddress> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
          .map(Addresses::block)
          .toList();

  private static final List<IPAddress> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "240.0.0.0/4",
              "::/8",
              "100::/64",
              "2001:db8::/32")
          .map(Addresses::block)
          .toList();

  private Addresses() {}

  /**
   * Reads a single address.
   *
   * @throws IllegalArgumentException with a message for a person, when it is anything else
   */
  public static IPAddress address(String text) {
    return parsed(text, ADDRESS, "not a single IP address");
  }

  /**
   * Reads a block in CIDR notation (RFC 4632, RFC 4291).
   *
   * @throws IllegalArgumentException with a message for a person, when it is anything else, or when
   *     bits behind the prefix are set
   */
  public static IPAddress block(String text) {
    IPAddress address = inBlock(text);
    if (!address.isPrefixBlock()) {
      throw new IllegalArgumentException(
          "bits behind the prefix are set; the block is "
              + address.toPrefixBlock().toPrefixLengthString());
    }
    return address;
  }

  /**
   * Reads a block in CIDR notation, in which bits behind the prefix may be set and mean nothing.
   *
   * @throws IllegalArgumentException with a message for a person, when it is anything else
   */
  public static IPAddress network(String text) {
    return inBlock(text).toPrefixBlock();
  }

  private static IPAddress inBlock(String text) {
    return parsed(text, BLOCK, "not a block of addresses in CIDR notation");
  }

  /**
   * An IPv4 address that is mapped into IPv6 (RFC 4291, section 2.5.5.2) is refused: a policy that
   * names it in that form matches nothing.
   */
  private static IPAddress parsed(String text, Pattern form, String message) {
    var string = new IPAddressString(text, PLAIN);
    if (!form.matcher(text).matches() || !string.isIPAddress()) {
      throw new IllegalArgumentException(message);
    }
    IPAddress address = Objects.requireNonNull(string.getAddress());
    if (address.isIPv6() && address.toIPv6().isIPv4Mapped()) {
      throw new IllegalArgumentException(message);
    }
    return address;
  }

  /**
   * Whether all of it can be reached in the internet: not private, and of none of the kinds that
   * are no place of a server (RFC 6890, RFC 4291).
   */
  public static boolean isPublic(IPAddress address) {
    return !isPrivate(address)
        && !address.isLoopback()
        && !address.isLinkLocal()
        && !address.isMulticast()
        && NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
  }

  /** The blocks for private use: all addresses of which {@link #isPrivate} is true. */
  public static List<IPAddress> privateBlocks() {
    return PRIVATE;
  }

  /** An address as text; a block with its prefix. */
  public static String text(IPAddress address) {
    return address.isMultiple() ? address.toPrefixLengthString() : address.toCanonicalString();
  }

  /** The block that holds this address alone, a /32 or a /128 for IPv6; a block is itself. */
  public static String hostBlock(IPAddress address) {
    if (address.isMultiple()) {
      return address.toPrefixLengthString();
    }
    return address.withoutPrefixLength().toCanonicalString() + "/" + address.getBitCount();
  }

  /**
   * Whether all of it is for private use: RFC 1918, RFC 6598 (which Google takes as private too) or
   * RFC 4193.
   */
  public static boolean isPrivate(IPAddress address) {
    if (address.isIPv4()) {
      return address.toIPv4().isPrivate() || SHARED_ADDRESS_SPACE.contains(address);
    }
    return address.toIPv6().isUniqueLocal();
  }
}
