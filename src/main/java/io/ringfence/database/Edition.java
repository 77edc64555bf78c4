package io.ringfence.database;

import java.util.Set;

/**
 * The editions of Cloud SQL.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/editions-intro">Cloud SQL editions</a>
 */
public enum Edition {
  ENTERPRISE(7),
  ENTERPRISE_PLUS(35);

  private static final Set<String> SHARED_CORE = Set.of("db-f1-micro", "db-g1-small");

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
    return this == ENTERPRISE
        ? !tier.startsWith("db-perf-optimized-")
        : !tier.startsWith("db-custom-") && !SHARED_CORE.contains(tier);
  }
}
