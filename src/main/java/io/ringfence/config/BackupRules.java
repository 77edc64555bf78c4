package io.ringfence.config;

import io.ringfence.database.Availability;
import io.ringfence.database.BackupSettings;
import io.ringfence.database.CloudSqlSettings;
import java.util.regex.Pattern;

/**
 * What Cloud SQL refuses of backups.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/backup-recovery/backups">Backups</a>
 */
final class BackupRules {
  private static final Pattern FULL_HOUR = Pattern.compile("([01]\\d|2[0-3]):00");
  private static final Pattern LOCATION = Pattern.compile("[a-z]+(-[a-z]+\\d+)?");
  private static final int MOST_BACKUPS = 365;

  private final Problems problems;

  BackupRules(Problems problems) {
    this.problems = problems;
  }

  void check(String path, CloudSqlSettings settings) {
    boolean recoverable = settings.backups().map(BackupSettings::pointInTimeRecovery).orElse(false);
    if (settings.availability() == Availability.REGIONAL
        && !recoverable
        && !problems.isWithin(path)) {
      problems.add(
          path,
          "REGIONAL availability needs backups with point-in-time recovery",
          "write backups: {pointInTimeRecovery: true}, or availability: ZONAL");
    }
    settings.backups().ifPresent(backups -> checkRetention(path, backups, settings));
    settings.backups().ifPresent(backups -> checkPlaceAndTime(path, backups));
  }

  private void checkRetention(String path, BackupSettings backups, CloudSqlSettings settings) {
    int longest = settings.edition().longestLogRetention();
    int days = backups.logRetentionDays();
    problems.demand(
        days >= 1 && days <= longest,
        path + ".logRetentionDays",
        days,
        "the edition " + settings.edition() + " does not keep logs for so many days",
        "give 1 to " + longest);
    boolean kept = backups.retainedBackups() >= 1 && backups.retainedBackups() <= MOST_BACKUPS;
    problems.demand(
        kept,
        path + ".retainedBackups",
        backups.retainedBackups(),
        "Cloud SQL does not keep so many backups",
        "give 1 to " + MOST_BACKUPS);
    problems.demand(
        !kept || days > longest || days <= backups.retainedBackups(),
        path + ".logRetentionDays",
        days,
        "logs are of no use without a backup from before them, and no more than %d are kept"
            .formatted(backups.retainedBackups()),
        "keep at least as many backups as days of logs");
  }

  private void checkPlaceAndTime(String path, BackupSettings backups) {
    problems.demand(
        FULL_HOUR.matcher(backups.startTime()).matches(),
        path + ".startTime",
        backups.startTime(),
        "not a full hour of the day",
        "write it in quotes as \"03:00\", in UTC");
    backups
        .location()
        .ifPresent(
            location ->
                problems.demand(
                    LOCATION.matcher(location).matches(),
                    path + ".location",
                    location,
                    "neither a region nor a multi-region",
                    "give one, for example europe-west1 or eu"));
  }
}
