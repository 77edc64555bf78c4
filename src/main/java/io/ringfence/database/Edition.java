package io.ringfence.database;

import java.util.Set;

/**
 * The editions of Cloud SQL.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/editions-intro">Cloud SQL editions</a>
 */
public enum Edition {
  ENTERPRISE(7, 256, 4500, 20),
  ENTERPRISE_PLUS(35, 1024, 100_000, 200);

  private static final Set<String> SHARED_CORE = Set.of("db-f1-micro", "db-g1-small");

  private final int longestLogRetention;
  private final int shortestQueryString;
  private final int longestQueryString;
  private final int mostQueryPlans;

  Edition(
      int longestLogRetention,
      int shortestQueryString,
      int longestQueryString,
      int mostQueryPlans) {
    this.longestLogRetention = longestLogRetention;
    this.shortestQueryString = shortestQueryString;
    this.longestQueryString = longestQueryString;
    this.mostQueryPlans = mostQueryPlans;
  }

  /** For how many days, at most, the logs for point-in-time recovery are kept. */
  public int longestLogRetention() {
    return longestLogRetention;
  }

  /** How much of a query Query Insights keeps, at least, in bytes. */
  public int shortestQueryString() {
    return shortestQueryString;
  }

  /** How much of a query Query Insights keeps, at most, in bytes. */
  public int longestQueryString() {
    return longestQueryString;
  }

  /** How many plans Query Insights captures a minute, at most. */
  public int mostQueryPlans() {
    return mostQueryPlans;
  }

  /** Whether this edition offers this machine type. */
  public boolean offers(String tier) {
    return this == ENTERPRISE
        ? !tier.startsWith("db-perf-optimized-")
        : !tier.startsWith("db-custom-") && !SHARED_CORE.contains(tier);
  }
}
