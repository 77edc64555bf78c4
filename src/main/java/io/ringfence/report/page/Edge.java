package io.ringfence.report.page;

import java.util.List;
import java.util.Optional;

/**
 * What one node may open to another.
 *
 * @param from id of the node that opens the connection
 * @param to id of the node that accepts it
 * @param before the ports before, for example {@code TCP 5432} or {@code All Connections}; empty
 *     where nothing was allowed
 * @param after the ports after; the same where nothing changes, and where a page compares nothing
 * @param gained the ports that are new; empty text for none
 * @param lost the ports that are gone; empty text for none
 * @param rules the rules that decide, a line of text each
 */
public record Edge(
    String from,
    String to,
    Optional<String> before,
    Optional<String> after,
    String gained,
    String lost,
    List<String> rules) {

  /**
   * Checks that the ports agree with each other.
   *
   * @throws IllegalArgumentException when nothing is allowed before or after, or when what is
   *     gained and lost does not say the difference
   */
  public Edge {
    rules = List.copyOf(rules);
    String problem = problem(before, after, gained, lost);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("edge " + from + " to " + to + ": " + problem);
    }
  }

  /** A connection that is there in both states, or in the only one. */
  public static Edge unchanged(String from, String to, String ports, List<String> rules) {
    return new Edge(from, to, Optional.of(ports), Optional.of(ports), "", "", rules);
  }

  /** A connection that is only there after. */
  public static Edge gained(String from, String to, String ports, List<String> rules) {
    return new Edge(from, to, Optional.empty(), Optional.of(ports), ports, "", rules);
  }

  /** A connection that is only there before. */
  public static Edge lost(String from, String to, String ports, List<String> rules) {
    return new Edge(from, to, Optional.of(ports), Optional.empty(), "", ports, rules);
  }

  /** What happens to it. */
  public Change change() {
    if (before.isEmpty()) {
      return Change.GAINED;
    }
    if (after.isEmpty()) {
      return Change.LOST;
    }
    if (gained.isEmpty()) {
      return lost.isEmpty() ? Change.UNCHANGED : Change.NARROWED;
    }
    return lost.isEmpty() ? Change.WIDENED : Change.CHANGED;
  }

  private static String problem(
      Optional<String> before, Optional<String> after, String gained, String lost) {
    if (before.isEmpty() && after.isEmpty()) {
      return "nothing is allowed, neither before nor after";
    }
    if (before.isPresent() && after.isPresent()) {
      boolean same = before.equals(after);
      boolean told = !gained.isEmpty() || !lost.isEmpty();
      return same != told ? "" : "what is gained and lost is not the difference";
    }
    boolean whole = gained.equals(after.orElse("")) && lost.equals(before.orElse(""));
    return whole ? "" : "what is gained and lost is not the difference";
  }
}
