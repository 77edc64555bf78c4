package io.ringfence.connectivity;

/**
 * On which ports one may reach another.
 *
 * @param certain open whatever the addresses are that are not known
 * @param possible open for some of those addresses at least; all of {@code certain} is in it
 */
public record Reach(PortSet certain, PortSet possible) {
  /** No port. */
  public static final Reach NONE = new Reach(PortSet.NONE, PortSet.NONE);

  /** Every port. */
  public static final Reach ALL = new Reach(PortSet.ALL, PortSet.ALL);

  /** Ports that are open for certain, and no others. */
  public static Reach certainly(PortSet ports) {
    return new Reach(ports, ports);
  }

  /** The ports that are open for every one of these addresses, and for one of them at least. */
  public static Reach of(AddressPorts open, AddressSet addresses) {
    return new Reach(open.forEvery(addresses), open.forAny(addresses));
  }

  /** What both allow: the two sides of a connection. */
  public Reach and(Reach other) {
    PortSet perhaps = possible.intersection(other.possible);
    return isCertain() && other.isCertain()
        ? certainly(perhaps)
        : new Reach(certain.intersection(other.certain), perhaps);
  }

  /** What one or the other allows. */
  public Reach or(Reach other) {
    return new Reach(certain.union(other.certain), possible.union(other.possible));
  }

  /** Whether no address that is not known decides about a port. */
  boolean isCertain() {
    return certain.equals(possible);
  }

  /** What is left without these ports. */
  public Reach without(PortSet ports) {
    return new Reach(certain.difference(ports), possible.difference(ports));
  }

  /** Whether no port is open, whatever the addresses are. */
  public boolean isNone() {
    return possible.isEmpty();
  }

  /**
   * The answer for these ports.
   *
   * @param ports at least one
   */
  public Verdict verdict(PortSet ports) {
    if (certain.contains(ports)) {
      return Verdict.ALLOWED;
    }
    if (!possible.overlaps(ports)) {
      return Verdict.DENIED;
    }
    return certain.intersection(ports).equals(possible.intersection(ports))
        ? Verdict.PARTLY
        : Verdict.DEPENDS;
  }
}
