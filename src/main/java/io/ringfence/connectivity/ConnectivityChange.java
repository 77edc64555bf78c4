package io.ringfence.connectivity;

/**
 * What is different between two states, for one pair.
 *
 * @param from who opens the connection
 * @param to who accepts it; of the outside, the addresses for which it is different
 * @param before on which ports
 * @param after on which ports
 */
public record ConnectivityChange(Vertex from, Vertex to, Reach before, Reach after) {

  /** What is open after that was not before, as far as it is certain. */
  public PortSet gained() {
    return after.certain().difference(before.certain());
  }

  /** What was open before that is not after, as far as it is certain. */
  public PortSet lost() {
    return before.certain().difference(after.certain());
  }

  /** What sort of change it is. */
  public Kind kind() {
    if (before.isNone()) {
      return Kind.GAINED;
    }
    if (after.isNone()) {
      return Kind.LOST;
    }
    if (before.possible().contains(after.possible())
        && before.certain().contains(after.certain())) {
      return Kind.NARROWED;
    }
    return after.possible().contains(before.possible())
            && after.certain().contains(before.certain())
        ? Kind.WIDENED
        : Kind.CHANGED;
  }

  /** The sorts of changes. */
  public enum Kind {
    /** There was no connection before. */
    GAINED,
    /** There is no connection after. */
    LOST,
    /** There are more ports, and none is lost. */
    WIDENED,
    /** There are fewer ports, and none is gained. */
    NARROWED,
    /** Some ports are gained and others lost. */
    CHANGED
  }
}
