package io.ringfence.config;

import io.ringfence.database.Availability;
import io.ringfence.database.BackupSettings;
import io.ringfence.database.CloudSqlSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Cloud SQL would refuse, after minutes, said at once.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/instance-settings">Instance settings</a>
 */
final class CloudSqlRules {
  private static final Pattern VERSION = Pattern.compile("POSTGRES_(9_6|1[0-9])");
  private static final Pattern TIER = Pattern.compile("db-[a-z0-9]+(-[A-Za-z0-9]+)+");

  private static final Pattern CUSTOM_TIER = Pattern.compile("db-custom-(\\d{1,3})-(\\d{1,7})");
  private static final Pattern HOUR = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final int SMALLEST_DISK = 10;
  private static final int LARGEST_DISK = 65536;
  private static final int MOST_BACKUPS = 365;

  private static final int MOST_CPUS = 96;
  private static final int MEMORY_STEP = 256;
  private static final int LEAST_MEMORY = 3840;
  private static final double LEAST_MEMORY_A_CPU = 0.9 * 1024;
  private static final double MOST_MEMORY_A_CPU = 6.5 * 1024;
  private static final String CUSTOM_FIX =
      "give db-custom-CPUS-MEGABYTES with 1 CPU or an even number of them, and 0.9 to 6.5 GB a CPU"
          + " in steps of 256 MB, at least 3840";

  private final Problems problems;

  CloudSqlRules(Problems problems) {
    this.problems = problems;
  }

  void check(String path, CloudSqlSettings settings) {
    demand(
        VERSION.matcher(settings.version()).matches(),
        path + ".version",
        settings.version(),
        "no version of PostgreSQL at Cloud SQL",
        "write it as POSTGRES_17");
    checkTier(path + ".tier", settings);
    demand(
        settings.diskSize() >= SMALLEST_DISK && settings.diskSize() <= LARGEST_DISK,
        path + ".diskSize",
        settings.diskSize(),
        "no disk has this size in GB",
        "give %d to %d".formatted(SMALLEST_DISK, LARGEST_DISK));
    boolean recoverable = settings.backups().map(BackupSettings::pointInTimeRecovery).orElse(false);
    if (settings.availability() == Availability.REGIONAL
        && !recoverable
        && !problems.isWithin(path + ".backups")) {
      problems.add(
          path + ".backups",
          "REGIONAL availability needs backups with point-in-time recovery",
          "write backups: {pointInTimeRecovery: true}, or availability: ZONAL");
    }
    settings.backups().ifPresent(backups -> checkBackups(path + ".backups", backups, settings));
  }

  private void checkTier(String path, CloudSqlSettings settings) {
    if (!TIER.matcher(settings.tier()).matches()) {
      problems.add(
          path,
          settings.tier(),
          "no machine type of Cloud SQL",
          "for example db-custom-1-3840: 1 CPU, 3840 MB");
      return;
    }
    checkCustomTier(path, settings.tier());
    demand(
        settings.edition().offers(settings.tier()),
        path,
        settings.tier(),
        "the edition " + settings.edition() + " does not offer this machine type",
        "db-custom-… and shared cores go with ENTERPRISE, db-perf-optimized-N-… with"
            + " ENTERPRISE_PLUS");
  }

  /**
   * The rule of "Custom instance configurations": 1 CPU or an even number, memory in proportion.
   */
  private void checkCustomTier(String path, String tier) {
    Matcher custom = CUSTOM_TIER.matcher(tier);
    if (!custom.matches()) {
      demand(
          !tier.startsWith("db-custom-"), path, tier, "no machine type of Cloud SQL", CUSTOM_FIX);
      return;
    }
    int cpus = Integer.parseInt(custom.group(1));
    int megabytes = Integer.parseInt(custom.group(2));
    demand(
        (cpus == 1 || (cpus % 2 == 0 && cpus >= 2 && cpus <= MOST_CPUS))
            && megabytes % MEMORY_STEP == 0
            && megabytes >= Math.max(LEAST_MEMORY, cpus * LEAST_MEMORY_A_CPU)
            && megabytes <= cpus * MOST_MEMORY_A_CPU,
        path,
        tier,
        "Cloud SQL has no machine with these CPUs and this memory",
        CUSTOM_FIX);
  }

  private void checkBackups(String path, BackupSettings backups, CloudSqlSettings settings) {
    int longest = settings.edition().longestLogRetention();
    demand(
        backups.logRetentionDays() >= 1 && backups.logRetentionDays() <= longest,
        path + ".logRetentionDays",
        backups.logRetentionDays(),
        "the edition " + settings.edition() + " does not keep logs for so many days",
        "give 1 to " + longest);
    demand(
        backups.retainedBackups() >= 1 && backups.retainedBackups() <= MOST_BACKUPS,
        path + ".retainedBackups",
        backups.retainedBackups(),
        "Cloud SQL does not keep so many backups",
        "give 1 to " + MOST_BACKUPS);
    demand(
        HOUR.matcher(backups.startTime()).matches(),
        path + ".startTime",
        backups.startTime(),
        "no time of the day",
        "write it in quotes as \"03:00\", in UTC");
  }

  private void demand(boolean holds, String path, Object value, String message, String fix) {
    if (!holds) {
      problems.add(path, value, message, fix);
    }
  }
}
