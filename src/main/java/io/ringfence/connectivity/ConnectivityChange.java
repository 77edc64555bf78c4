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
    return Kind.of(before, after);
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
    CHANGED;

    /** What sort of change there is between two states. */
    public static Kind of(Reach before, Reach after) {
      if (before.isNone()) {
        return GAINED;
      }
      if (after.isNone()) {
        return LOST;
      }
      if (before.possible().contains(after.possible())
          && before.certain().contains(after.certain())) {
        return NARROWED;
      }
      return after.possible().contains(before.possible())
              && after.certain().contains(before.certain())
          ? WIDENED
          : CHANGED;
    }
  }
}
