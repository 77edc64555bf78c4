package io.ringfence.config;

import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.DiskSettings;
import io.ringfence.database.DiskType;
import io.ringfence.database.Edition;
import io.ringfence.database.InsightsSettings;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Cloud SQL would refuse, after minutes, said at once.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/instance-settings">Instance settings</a>
 */
final class CloudSqlRules {
  private static final Pattern VERSION = Pattern.compile("POSTGRES_(9_6|1[0-9])");
  private static final Pattern FLAG = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?");
  private static final Pattern RANGE = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern KEY =
      Pattern.compile(
          "projects/[a-z0-9.:-]+/locations/([a-z0-9-]+)"
              + "/keyRings/[A-Za-z0-9_-]{1,63}/cryptoKeys/[A-Za-z0-9_-]{1,63}");
  private static final int SMALLEST_DISK = 10;
  private static final int LARGEST_DISK = 65536;

  private final Problems problems;
  private final TierRules tierRules;
  private final BackupRules backupRules;
  private final MaintenanceRules maintenanceRules;
  private final LabelRules labelRules;

  CloudSqlRules(Problems problems) {
    this.problems = problems;
    this.tierRules = new TierRules(problems);
    this.backupRules = new BackupRules(problems);
    this.maintenanceRules = new MaintenanceRules(problems);
    this.labelRules = new LabelRules(problems);
  }

  /**
   * Notes what is wrong with an instance.
   *
   * @param stackRegion the region of instances that say none
   */
  void check(String path, CloudSqlSettings settings, Optional<String> stackRegion) {
    problems.demand(
        VERSION.matcher(settings.version()).matches(),
        path + ".version",
        settings.version(),
        "no version of PostgreSQL at Cloud SQL",
        "write it as POSTGRES_17");
    tierRules.check(path + ".tier", settings.tier(), settings.edition());
    checkDisk(path + ".disk", settings.disk(), settings.edition());
    backupRules.check(path + ".backups", settings);
    maintenanceRules.check(path + ".maintenance", settings.maintenance());
    settings
        .insights()
        .ifPresent(one -> checkInsights(path + ".insights", one, settings.edition()));
    problems.demand(
        !settings.dataCache() || settings.edition() == Edition.ENTERPRISE_PLUS,
        path + ".dataCache",
        settings.dataCache(),
        "the edition ENTERPRISE has no data cache",
        "write edition: ENTERPRISE_PLUS with a db-perf-optimized-N tier, or take this out");
    checkFlags(path + ".flags", settings.flags());
    labelRules.check(path + ".labels", settings.labels());
    Optional<String> region = settings.region().or(() -> stackRegion);
    settings.encryptionKey().ifPresent(key -> checkKey(path + ".encryptionKey", key, region));
    settings
        .allocatedRange()
        .ifPresent(
            range ->
                problems.demand(
                    RANGE.matcher(range).matches(),
                    path + ".allocatedRange",
                    range,
                    "this cannot name an allocated range",
                    "give the range's name, for example google-managed-services-default"));
  }

  private void checkDisk(String path, DiskSettings disk, Edition edition) {
    problems.demand(
        disk.size() >= SMALLEST_DISK && disk.size() <= LARGEST_DISK,
        path + ".size",
        disk.size(),
        "no disk has this size in GB",
        "give %d to %d".formatted(SMALLEST_DISK, LARGEST_DISK));
    boolean limited = disk.autoresizeLimit() != 0;
    problems.demand(
        !limited
            || (disk.autoresizeLimit() >= disk.size() && disk.autoresizeLimit() <= LARGEST_DISK),
        path + ".autoresizeLimit",
        disk.autoresizeLimit(),
        "the disk could not grow up to this size in GB",
        "give its size of %d at least and %d at most, or 0 for no limit"
            .formatted(disk.size(), LARGEST_DISK));
    problems.demand(
        !limited || disk.autoresize(),
        path + ".autoresizeLimit",
        disk.autoresizeLimit(),
        "the disk does not grow by itself, so there is nothing to limit",
        "write autoresize: true, or take this out");
    problems.demand(
        disk.type() == DiskType.PD_SSD || edition == Edition.ENTERPRISE,
        path + ".type",
        disk.type().name(),
        "the edition ENTERPRISE_PLUS has no hard disks",
        "take this out, or write PD_SSD");
  }

  private void checkInsights(String path, InsightsSettings insights, Edition edition) {
    int shortest = edition.shortestQueryString();
    int longest = edition.longestQueryString();
    problems.demand(
        insights.queryStringLength() >= shortest && insights.queryStringLength() <= longest,
        path + ".queryStringLength",
        insights.queryStringLength(),
        "the edition " + edition + " does not keep queries of this length in bytes",
        "give %d to %d".formatted(shortest, longest));
    problems.demand(
        insights.queryPlansPerMinute() >= 0
            && insights.queryPlansPerMinute() <= edition.mostQueryPlans(),
        path + ".queryPlansPerMinute",
        insights.queryPlansPerMinute(),
        "the edition " + edition + " does not capture so many plans a minute",
        "give 0 to " + edition.mostQueryPlans());
  }

  private void checkFlags(String path, Map<String, String> flags) {
    flags.forEach(
        (name, value) -> {
          problems.demand(
              FLAG.matcher(name).matches(),
              path + "." + name,
              value,
              "this cannot name a database flag",
              "write it as PostgreSQL does, for example max_connections or"
                  + " cloudsql.iam_authentication");
          problems.demand(
              !value.equals("true") && !value.equals("false"),
              path + "." + name,
              value,
              "flags of Cloud SQL are on or off, not true or false",
              "write \"%s\", in quotes".formatted(value.equals("true") ? "on" : "off"));
          problems.demand(
              !value.isBlank() && value.lines().count() == 1,
              path + "." + name,
              value,
              "a flag has a value, on one line",
              "give one, or take the flag out");
        });
  }

  private void checkKey(String path, String key, Optional<String> region) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      problems.add(
          path,
          key,
          "this cannot be a key of Cloud KMS",
          "give projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY");
      return;
    }
    problems.demand(
        region.isEmpty() || parts.group(1).equals(region.get()),
        path,
        key,
        "the key is not in the instance's region",
        "give a key in " + region.orElse("the instance's region"));
  }
}
