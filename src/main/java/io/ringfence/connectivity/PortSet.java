package io.ringfence.connectivity;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Range;
import com.google.common.collect.Sets;
import io.ringfence.flow.Protocol;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Ports for each protocol. Two sets of the same ports are equal, however they were made.
 *
 * <p>A port may also be a name whose number nobody knows yet. Such a name is within every port of
 * its protocol, and apart from any number.
 */
public final class PortSet {
  private static final int LOWEST = 1;
  private static final int HIGHEST = 65_535;

  /**
   * The ports of each protocol are numbered from a multiple of this on. Port 0 does not exist, so
   * that no range of one protocol touches the next.
   */
  private static final int PROTOCOL = HIGHEST + 1;

  /** No port. */
  public static final PortSet NONE = new PortSet(ImmutableRangeSet.of(), ImmutableSet.of());

  /** Every port of every protocol. */
  public static final PortSet ALL =
      Stream.of(Protocol.values()).map(PortSet::every).reduce(NONE, PortSet::union);

  private final ImmutableRangeSet<Integer> numbers;
  private final ImmutableSet<Name> names;
  private final int lowest;
  private final int highest;
  private final int hash;

  private record Name(Protocol protocol, String name) {}

  /** A name is one of every port, and stands for nothing beside them. */
  private PortSet(ImmutableRangeSet<Integer> numbers, ImmutableSet<Name> names) {
    this.numbers = numbers;
    this.names =
        ImmutableSet.copyOf(Sets.filter(names, name -> !numbers.encloses(numbers(name.protocol))));
    this.lowest = numbers.isEmpty() ? 0 : numbers.span().lowerEndpoint();
    this.highest = numbers.isEmpty() ? 0 : numbers.span().upperEndpoint() - 1;
    this.hash = Objects.hash(numbers, this.names);
  }

  private static PortSet of(ImmutableRangeSet<Integer> numbers, ImmutableSet<Name> names) {
    return numbers.isEmpty() && names.isEmpty() ? NONE : new PortSet(numbers, names);
  }

  /** Every port of a protocol. */
  public static PortSet every(Protocol protocol) {
    return range(protocol, LOWEST, HIGHEST);
  }

  /**
   * The ports from one number to another.
   *
   * @param first 1 to 65535
   * @param last from {@code first} to 65535
   * @throws IllegalArgumentException when they are anything else
   */
  public static PortSet range(Protocol protocol, int first, int last) {
    Preconditions.checkArgument(
        LOWEST <= first && first <= last && last <= HIGHEST, "no ports: %s-%s", first, last);
    return new PortSet(ImmutableRangeSet.of(numbers(protocol, first, last)), ImmutableSet.of());
  }

  private static Range<Integer> numbers(Protocol protocol) {
    return numbers(protocol, LOWEST, HIGHEST);
  }

  private static Range<Integer> numbers(Protocol protocol, int first, int last) {
    int offset = offset(protocol);
    return Range.closedOpen(offset + first, offset + last + 1);
  }

  private static int offset(Protocol protocol) {
    return PROTOCOL
        * switch (protocol) {
          case TCP -> 0;
          case UDP -> 1;
          case SCTP -> 2;
        };
  }

  /** A port of a name whose number nobody knows. */
  public static PortSet named(Protocol protocol, String name) {
    return new PortSet(ImmutableRangeSet.of(), ImmutableSet.of(new Name(protocol, name)));
  }

  /** The numbers of a protocol that are in it, in order. */
  Stream<Range<Integer>> numbersOf(Protocol protocol) {
    int offset = offset(protocol);
    return numbers.subRangeSet(numbers(protocol)).asRanges().stream()
        .map(
            range ->
                Range.closed(range.lowerEndpoint() - offset, range.upperEndpoint() - offset - 1));
  }

  /** The names of a protocol that are in it, in order. */
  Stream<String> namesOf(Protocol protocol) {
    return names.stream().filter(name -> name.protocol == protocol).map(Name::name).sorted();
  }

  /** What is in one of the two or in both. */
  public PortSet union(PortSet other) {
    if (isEmpty() || equals(other)) {
      return other;
    }
    return other.isEmpty()
        ? this
        : of(numbers.union(other.numbers), Sets.union(names, other.names).immutableCopy());
  }

  /** What is in both. */
  public PortSet intersection(PortSet other) {
    if (equals(ALL) || equals(other)) {
      return other;
    }
    if (isApart(other)) {
      return NONE;
    }
    return other.equals(ALL)
        ? this
        : of(
            common(other),
            Sets.union(names, other.names).stream()
                .filter(name -> contains(name) && other.contains(name))
                .collect(ImmutableSet.toImmutableSet()));
  }

  /** The quick answer for most pairs of a map; those that are not apart need a second look. */
  private boolean isApart(PortSet other) {
    return names.isEmpty()
        && other.names.isEmpty()
        && (lowest > other.highest || highest < other.lowest);
  }

  private ImmutableRangeSet<Integer> common(PortSet other) {
    var common = ImmutableRangeSet.<Integer>builder();
    for (Range<Integer> range : numbers.asRanges()) {
      if (other.numbers.intersects(range)) {
        common.addAll(other.numbers.subRangeSet(range));
      }
    }
    return common.build();
  }

  private boolean contains(Name name) {
    return names.contains(name) || numbers.encloses(numbers(name.protocol));
  }

  /** What is in this one and not in the other; a port's name takes nothing from its numbers. */
  public PortSet difference(PortSet other) {
    return of(
        numbers.difference(other.numbers),
        ImmutableSet.copyOf(Sets.filter(names, name -> !other.contains(name))));
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return numbers.isEmpty() && names.isEmpty();
  }

  /** Whether every port of the other is in it. */
  public boolean contains(PortSet other) {
    return numbers.enclosesAll(other.numbers) && other.names.stream().allMatch(this::contains);
  }

  /** Whether the two have a port in common. */
  public boolean overlaps(PortSet other) {
    return !intersection(other).isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof PortSet set
            && hash == set.hash
            && numbers.equals(set.numbers)
            && names.equals(set.names));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For example {@code TCP 80,8080-8081,UDP 53}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return PortText.of(this);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static PortSet parse(String text) {
    return PortText.parse(text);
  }
}
