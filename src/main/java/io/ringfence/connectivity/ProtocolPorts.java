package io.ringfence.connectivity;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Range;
import com.google.common.collect.Sets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports of one protocol.
 *
 * @param numbers those whose numbers are known, as ranges without their upper ends
 * @param names those of which only the names are known; none where every number is in the set,
 *     because a name is one of them
 */
record ProtocolPorts(ImmutableRangeSet<Integer> numbers, ImmutableSortedSet<String> names) {
  private static final int LOWEST = 1;
  private static final int HIGHEST = 65_535;
  private static final Range<Integer> RANGE = Range.closedOpen(LOWEST, HIGHEST + 1);

  static final ProtocolPorts NONE =
      new ProtocolPorts(ImmutableRangeSet.of(), ImmutableSortedSet.of());
  static final ProtocolPorts EVERY =
      new ProtocolPorts(ImmutableRangeSet.of(RANGE), ImmutableSortedSet.of());

  ProtocolPorts {
    if (numbers.encloses(RANGE)) {
      names = ImmutableSortedSet.of();
    }
  }

  private boolean isEvery() {
    return numbers.encloses(RANGE);
  }

  boolean isEmpty() {
    return numbers.isEmpty() && names.isEmpty();
  }

  ProtocolPorts union(ProtocolPorts other) {
    return new ProtocolPorts(
        numbers.union(other.numbers), ImmutableSortedSet.copyOf(Sets.union(names, other.names)));
  }

  ProtocolPorts intersection(ProtocolPorts other) {
    if (isEvery()) {
      return other;
    }
    return other.isEvery()
        ? this
        : new ProtocolPorts(
            numbers.intersection(other.numbers),
            ImmutableSortedSet.copyOf(Sets.intersection(names, other.names)));
  }

  ProtocolPorts difference(ProtocolPorts other) {
    return other.isEvery()
        ? NONE
        : new ProtocolPorts(
            numbers.difference(other.numbers),
            ImmutableSortedSet.copyOf(Sets.difference(names, other.names)));
  }

  static ProtocolPorts parse(String text) {
    int hyphen = text.indexOf('-');
    if (text.isEmpty() || !text.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
      return text.isEmpty()
          ? NONE
          : new ProtocolPorts(ImmutableRangeSet.of(), ImmutableSortedSet.of(text));
    }
    int first = Integer.parseInt(hyphen < 0 ? text : text.substring(0, hyphen));
    int last = hyphen < 0 ? first : Integer.parseInt(text.substring(hyphen + 1));
    return new ProtocolPorts(
        ImmutableRangeSet.of(Range.closedOpen(first, last + 1)), ImmutableSortedSet.of());
  }

  @Override
  public String toString() {
    return Stream.concat(numbers.asRanges().stream().map(ProtocolPorts::text), names.stream())
        .collect(Collectors.joining(","));
  }

  private static String text(Range<Integer> range) {
    int first = range.lowerEndpoint();
    int last = range.upperEndpoint() - 1;
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
