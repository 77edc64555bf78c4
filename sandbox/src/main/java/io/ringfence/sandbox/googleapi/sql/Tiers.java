package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.Tier;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which machine types an edition has: <a
 * href="https://cloud.google.com/sql/docs/postgres/instance-settings#machine-type-2ndgen">shared
 * cores and custom types for ENTERPRISE, performance-optimised types for ENTERPRISE_PLUS</a>.
 */
final class Tiers {
  private static final Set<String> SHARED = Set.of("db-f1-micro", "db-g1-small");
  private static final List<Integer> OPTIMISED_CPUS = List.of(2, 4, 8, 16, 32, 48, 64, 80, 96, 128);
  private static final Pattern CUSTOM = Pattern.compile("db-custom-([0-9]{1,4})-([0-9]{1,7})");
  private static final Pattern OPTIMISED = Pattern.compile("db-perf-optimized-N-([0-9]{1,4})");
  private static final int MOST_CUSTOM_CPUS = 96;
  private static final int LEAST_MEGABYTES = 3840;
  private static final int MEGABYTES_STEP = 256;
  // 0.9 and 6.5 GB for each virtual CPU.
  private static final double LEAST_MEGABYTES_PER_CPU = 0.9 * 1024;
  private static final double MOST_MEGABYTES_PER_CPU = 6.5 * 1024;
  private static final long BYTES_PER_MEGABYTE = 1L << 20;
  private static final long MEGABYTES_PER_OPTIMISED_CPU = 8192;

  private Tiers() {}

  /**
   * Passes a tier that the edition has.
   *
   * @throws GoogleApiException 400
   */
  static void check(String tier, String edition) {
    boolean fits =
        switch (edition) {
          case "ENTERPRISE" -> SHARED.contains(tier) || isCustom(tier);
          case "ENTERPRISE_PLUS" -> isOptimised(tier);
          default ->
              throw GoogleApiException.invalid(
                  "Invalid request: Invalid edition (" + edition + ").");
        };
    if (!fits) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid Tier ("
              + tier
              + ") for ("
              + edition
              + ") Edition. Use "
              + (edition.equals("ENTERPRISE")
                  ? "a tier like db-custom-2-7680, db-f1-micro or db-g1-small"
                  : "a predefined tier like db-perf-optimized-N-2")
              + ".");
    }
  }

  private static boolean isCustom(String tier) {
    Matcher matcher = CUSTOM.matcher(tier);
    if (!matcher.matches()) {
      return false;
    }
    int cpus = Integer.parseInt(matcher.group(1));
    int megabytes = Integer.parseInt(matcher.group(2));
    checkCustom(tier, cpus, megabytes);
    return true;
  }

  private static void checkCustom(String tier, int cpus, int megabytes) {
    if (cpus < 1 || cpus > MOST_CUSTOM_CPUS || (cpus > 1 && cpus % 2 != 0)) {
      throw shape(tier, "the number of vCPUs must be 1 or an even number up to 96");
    }
    if (megabytes % MEGABYTES_STEP != 0 || megabytes < LEAST_MEGABYTES) {
      throw shape(tier, "the memory must be a multiple of 256 MB and at least 3840 MB");
    }
    if (megabytes < cpus * LEAST_MEGABYTES_PER_CPU || megabytes > cpus * MOST_MEGABYTES_PER_CPU) {
      throw shape(tier, "the memory must be 0.9 to 6.5 GB for each vCPU");
    }
  }

  private static GoogleApiException shape(String tier, String rule) {
    return GoogleApiException.invalid(
        "Invalid request: Invalid custom machine type (" + tier + "): " + rule + ".");
  }

  private static boolean isOptimised(String tier) {
    Matcher matcher = OPTIMISED.matcher(tier);
    return matcher.matches() && OPTIMISED_CPUS.contains(Integer.parseInt(matcher.group(1)));
  }

  /** The tiers that have a name of their own; custom ones are any that pass. */
  static List<Tier> list() {
    List<Tier> tiers = new ArrayList<>();
    tiers.add(tier("db-f1-micro", 614));
    tiers.add(tier("db-g1-small", 1740));
    for (int cpus : OPTIMISED_CPUS) {
      tiers.add(tier("db-perf-optimized-N-" + cpus, cpus * MEGABYTES_PER_OPTIMISED_CPU));
    }
    return tiers;
  }

  private static Tier tier(String name, long megabytes) {
    return new Tier()
        .set("tier", name)
        .setKind("sql#tier")
        .set("RAM", megabytes * BYTES_PER_MEGABYTE);
  }
}
