package io.ringfence.connectivity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Which ports are open for which addresses. Two of the same meaning are equal: each set of ports
 * stands once, with all of its addresses, no address stands twice, and the lowest stands first.
 */
public final class AddressPorts {
  /** Nothing is open. */
  public static final AddressPorts NONE = new AddressPorts(Map.of());

  private final Map<PortSet, AddressSet> pieces;

  private AddressPorts(Map<PortSet, AddressSet> pieces) {
    this.pieces = pieces;
  }

  /** These ports of these addresses. */
  public static AddressPorts of(AddressSet addresses, PortSet ports) {
    return NONE.with(addresses, ports);
  }

  /**
   * The addresses of each set of ports, those with the lowest address first; no two sets share an
   * address, and none is empty.
   */
  public Map<PortSet, AddressSet> pieces() {
    return Collections.unmodifiableMap(pieces);
  }

  /** Whether nothing is open. */
  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** The same, with these ports open for these addresses too. */
  public AddressPorts with(AddressSet addresses, PortSet ports) {
    var merged = new Builder();
    AddressSet left = addresses;
    for (var piece : pieces.entrySet()) {
      AddressSet common = piece.getValue().intersection(addresses);
      merged.add(piece.getKey(), piece.getValue().difference(addresses));
      merged.add(piece.getKey().union(ports), common);
      left = left.difference(common);
    }
    merged.add(ports, left);
    return merged.build();
  }

  /** What is open in one of the two or in both. */
  public AddressPorts union(AddressPorts other) {
    AddressPorts union = this;
    for (var piece : other.pieces.entrySet()) {
      union = union.with(piece.getValue(), piece.getKey());
    }
    return union;
  }

  /** What is open here and not in the other. */
  public AddressPorts difference(AddressPorts other) {
    var left = new Builder();
    pieces.forEach(
        (ports, addresses) -> {
          AddressSet untouched = addresses;
          for (var piece : other.pieces.entrySet()) {
            AddressSet common = addresses.intersection(piece.getValue());
            left.add(ports.difference(piece.getKey()), common);
            untouched = untouched.difference(common);
          }
          left.add(ports, untouched);
        });
    return left.build();
  }

  /** What is left of it for these addresses. */
  public AddressPorts within(AddressSet addresses) {
    var left = new Builder();
    pieces.forEach((ports, all) -> left.add(ports, all.intersection(addresses)));
    return left.build();
  }

  /** The ports that are open for every one of these addresses. */
  public PortSet forEvery(AddressSet addresses) {
    var open = new ArrayList<AddressSet>();
    PortSet common = PortSet.ALL;
    for (var piece : pieces.entrySet()) {
      if (piece.getValue().overlaps(addresses)) {
        open.add(piece.getValue());
        common = common.intersection(piece.getKey());
      }
    }
    return !open.isEmpty() && AddressSet.union(open).contains(addresses) ? common : PortSet.NONE;
  }

  /** The ports that are open for one of these addresses at least. */
  public PortSet forAny(AddressSet addresses) {
    PortSet any = PortSet.NONE;
    for (var piece : pieces.entrySet()) {
      if (piece.getValue().overlaps(addresses)) {
        any = any.union(piece.getKey());
      }
    }
    return any;
  }

  /** Hands over each set of ports with its addresses. */
  public void forEach(BiConsumer<PortSet, AddressSet> consumer) {
    pieces.forEach(consumer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressPorts ports && pieces.equals(ports.pieces);
  }

  @Override
  public int hashCode() {
    return pieces.hashCode();
  }

  @Override
  public String toString() {
    return pieces.toString();
  }

  /** Collects pieces whose addresses are apart. */
  private static final class Builder {
    private final Map<PortSet, AddressSet> pieces = new LinkedHashMap<>();

    void add(PortSet ports, AddressSet addresses) {
      if (!ports.isEmpty() && !addresses.isEmpty()) {
        pieces.merge(ports, addresses, AddressSet::union);
      }
    }

    AddressPorts build() {
      if (pieces.isEmpty()) {
        return NONE;
      }
      var ordered = new LinkedHashMap<PortSet, AddressSet>();
      pieces.entrySet().stream()
          .sorted(Map.Entry.comparingByValue(AddressSet.LOWEST_FIRST))
          .forEach(piece -> ordered.put(piece.getKey(), piece.getValue()));
      return new AddressPorts(ordered);
    }
  }
}
