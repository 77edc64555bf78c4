package io.ringfence.config;

import io.ringfence.database.Edition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which machine types Cloud SQL has.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/create-instance#machine-types">Machine
 *     types</a>
 */
final class TierRules {
  private static final Pattern TIER = Pattern.compile("db-[a-z0-9]+(-[A-Za-z0-9]+)+");
  private static final Pattern CUSTOM_TIER = Pattern.compile("db-custom-(\\d{1,3})-(\\d{1,7})");
  private static final int MOST_CPUS = 96;
  private static final int MEMORY_STEP = 256;
  private static final int LEAST_MEMORY = 3840;
  private static final double LEAST_MEMORY_A_CPU = 0.9 * 1024;
  private static final double MOST_MEMORY_A_CPU = 6.5 * 1024;
  private static final String CUSTOM_FIX =
      "give db-custom-CPUS-MEGABYTES with 1 CPU or an even number of them, and 0.9 to 6.5 GB a CPU"
          + " in steps of 256 MB, at least 3840";

  private final Problems problems;

  TierRules(Problems problems) {
    this.problems = problems;
  }

  void check(String path, String tier, Edition edition) {
    if (!TIER.matcher(tier).matches()) {
      problems.add(
          path,
          tier,
          "no machine type of Cloud SQL",
          "for example db-custom-1-3840: 1 CPU, 3840 MB");
      return;
    }
    checkCustomTier(path, tier);
    problems.demand(
        edition.offers(tier),
        path,
        tier,
        "the edition " + edition + " does not offer this machine type",
        "db-custom-… and shared cores go with ENTERPRISE, db-perf-optimized-N-… with"
            + " ENTERPRISE_PLUS");
  }

  /**
   * The rule of "Custom instance configurations": 1 CPU or an even number, memory in proportion.
   */
  private void checkCustomTier(String path, String tier) {
    Matcher custom = CUSTOM_TIER.matcher(tier);
    if (!custom.matches()) {
      problems.demand(
          !tier.startsWith("db-custom-"), path, tier, "no machine type of Cloud SQL", CUSTOM_FIX);
      return;
    }
    int cpus = Integer.parseInt(custom.group(1));
    int megabytes = Integer.parseInt(custom.group(2));
    problems.demand(
        (cpus == 1 || (cpus % 2 == 0 && cpus >= 2 && cpus <= MOST_CPUS))
            && megabytes % MEMORY_STEP == 0
            && megabytes >= Math.max(LEAST_MEMORY, cpus * LEAST_MEMORY_A_CPU)
            && megabytes <= cpus * MOST_MEMORY_A_CPU,
        path,
        tier,
        "Cloud SQL has no machine with these CPUs and this memory",
        CUSTOM_FIX);
  }
}
