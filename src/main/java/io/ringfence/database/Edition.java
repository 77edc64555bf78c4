package io.ringfence.database;

/**
 * The editions of Cloud SQL.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/editions-intro">Cloud SQL editions</a>
 */
public enum Edition {
  ENTERPRISE(7),
  ENTERPRISE_PLUS(35);

  private final int longestLogRetention;

  Edition(int longestLogRetention) {
    this.longestLogRetention = longestLogRetention;
  }

  /** For how many days, at most, the logs for point-in-time recovery are kept. */
  public int longestLogRetention() {
    return longestLogRetention;
  }

  /** Whether this edition offers this machine type. */
  public boolean offers(String tier) {
    return tier.startsWith("db-perf-optimized-") == (this == ENTERPRISE_PLUS);
  }
}
