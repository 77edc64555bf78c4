package io.ringfence.connectivity;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of IP addresses of both families. Two sets of the same addresses are equal, however they
 * were made.
 */
public final class AddressSet {
  /** IPv6 addresses are numbered from here on, so that no range of one family touches the other. */
  private static final BigInteger IPV6 = BigInteger.ONE.shiftLeft(40);

  private static final Range<BigInteger> EVERY_IPV4 =
      Range.closedOpen(BigInteger.ZERO, BigInteger.ONE.shiftLeft(IPv4Address.BIT_COUNT));
  private static final Range<BigInteger> EVERY_IPV6 =
      Range.closedOpen(IPV6, IPV6.add(BigInteger.ONE.shiftLeft(IPv6Address.BIT_COUNT)));

  /** Orders sets that have an address each, and none in common. */
  static final Comparator<AddressSet> LOWEST_FIRST =
      Comparator.comparing(set -> set.ranges.span().lowerEndpoint());

  /** No address. */
  public static final AddressSet NONE = new AddressSet(ImmutableRangeSet.of());

  /** Every address of both families. */
  public static final AddressSet ALL =
      new AddressSet(
          ImmutableRangeSet.<BigInteger>builder().add(EVERY_IPV4).add(EVERY_IPV6).build());

  private final ImmutableRangeSet<BigInteger> ranges;
  private final int hash;

  private AddressSet(ImmutableRangeSet<BigInteger> ranges) {
    this.ranges = ranges;
    this.hash = ranges.hashCode();
  }

  /**
   * All addresses of these blocks; an address by itself is a block of one. Bits behind a prefix
   * count for nothing (RFC 4632, section 3.1).
   */
  public static AddressSet of(IPAddress... blocks) {
    return union(Arrays.stream(blocks).map(AddressSet::ofBlock).toList());
  }

  private static AddressSet ofBlock(IPAddress block) {
    IPAddressSeqRange range = block.toPrefixBlock().toSequentialRange();
    return new AddressSet(
        ImmutableRangeSet.of(
            Range.closedOpen(
                number(range.getLower()), number(range.getUpper()).add(BigInteger.ONE))));
  }

  /** What is in any of these. */
  public static AddressSet union(Collection<AddressSet> sets) {
    if (sets.size() == 1) {
      return sets.iterator().next();
    }
    return of(
        ImmutableRangeSet.unionOf(
            sets.stream().flatMap(set -> set.ranges.asRanges().stream()).toList()));
  }

  private static AddressSet of(ImmutableRangeSet<BigInteger> ranges) {
    return ranges.isEmpty() ? NONE : new AddressSet(ranges);
  }

  /** What is in one of the two or in both. */
  public AddressSet union(AddressSet other) {
    return of(ranges.union(other.ranges));
  }

  /** What is in both. */
  public AddressSet intersection(AddressSet other) {
    if (size() > other.size()) {
      return other.intersection(this);
    }
    var common = ImmutableRangeSet.<BigInteger>builder();
    for (Range<BigInteger> range : numbers()) {
      common.addAll(other.ranges.subRangeSet(range));
    }
    return of(common.build());
  }

  /** What is in this one and not in the other. */
  public AddressSet difference(AddressSet other) {
    return overlaps(other) ? of(ranges.difference(other.ranges.subRangeSet(ranges.span()))) : this;
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether the two have an address in common. */
  public boolean overlaps(AddressSet other) {
    return size() > other.size()
        ? other.overlaps(this)
        : ranges.asRanges().stream().anyMatch(other.ranges::intersects);
  }

  /** Whether every address of the other is in it. */
  public boolean contains(AddressSet other) {
    return ranges.enclosesAll(other.ranges);
  }

  /** Whether there are two addresses in it at least. */
  boolean isSpread() {
    return size() > 1
        || (size() == 1
            && !ranges
                .span()
                .upperEndpoint()
                .equals(ranges.span().lowerEndpoint().add(BigInteger.ONE)));
  }

  private int size() {
    return ranges.asRanges().size();
  }

  /** The ranges as numbers, from the lowest to the highest, without their upper ends. */
  Set<Range<BigInteger>> numbers() {
    return ranges.asRanges();
  }

  /** The fewest ranges that hold it, IPv4 first, from the lowest to the highest. */
  public List<IPAddressSeqRange> ranges() {
    return ranges.asRanges().stream().map(AddressSet::sequential).toList();
  }

  private static IPAddressSeqRange sequential(Range<BigInteger> range) {
    return address(range.lowerEndpoint())
        .spanWithRange(address(range.upperEndpoint().subtract(BigInteger.ONE)));
  }

  private static BigInteger number(IPAddress address) {
    return address.isIPv4() ? address.getValue() : address.getValue().add(IPV6);
  }

  private static IPAddress address(BigInteger number) {
    return number.compareTo(IPV6) < 0
        ? new IPv4Address(number.intValue())
        : new IPv6Address(number.subtract(IPV6));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof AddressSet set && hash == set.hash && ranges.equals(set.ranges));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * The ranges, each as a block where it is one: {@code 10.0.0.0/8,192.168.1.4-192.168.1.9}; {@code
   * none} when there are none.
   */
  @Override
  public String toString() {
    return isEmpty()
        ? "none"
        : ranges().stream().map(AddressSet::text).collect(Collectors.joining(","));
  }

  /**
   * The same for a person: {@code anywhere} for every address, and {@code anywhere but
   * 10.77.0.3/32} where that is shorter.
   */
  public String describe() {
    if (equals(ALL)) {
      return "anywhere";
    }
    AddressSet others = ALL.difference(this);
    return others.ranges.asRanges().size() < ranges.asRanges().size()
        ? "anywhere but " + others
        : toString();
  }

  /** One range as text: a block such as {@code 10.0.0.0/8}, or its first and its last address. */
  public static String text(IPAddressSeqRange range) {
    IPAddress[] blocks = range.spanWithPrefixBlocks();
    return blocks.length == 1
        ? block(blocks[0])
        : range.getLower().toCanonicalString() + "-" + range.getUpper().toCanonicalString();
  }

  private static String block(IPAddress block) {
    return block.isPrefixed()
        ? block.toPrefixLengthString()
        : block.toCanonicalString() + "/" + block.getBitCount();
  }
}
