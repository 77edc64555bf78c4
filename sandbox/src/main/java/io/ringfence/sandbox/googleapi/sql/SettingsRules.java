package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.BackupConfiguration;
import com.google.api.services.sqladmin.model.DataCacheConfig;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Cloud SQL refuses in the settings of a PostgreSQL instance, defaults filled in. */
final class SettingsRules {
  private static final int LEAST_DISK = 10;
  private static final int MOST_DISK = 65_536;
  private static final int MOST_LOG_DAYS = 7;
  private static final int MOST_LOG_DAYS_PLUS = 35;
  private static final int MOST_BACKUPS = 365;

  private static final Map<String, Set<String>> PLANS =
      Map.of(
          "activationPolicy", Set.of("ALWAYS", "NEVER"),
          "availabilityType", Set.of("ZONAL", "REGIONAL"),
          "connectorEnforcement", Set.of("NOT_REQUIRED", "REQUIRED"),
          "dataDiskType", Set.of("PD_SSD", "PD_HDD"),
          "pricingPlan", Set.of("PER_USE", "PACKAGE"));

  private SettingsRules() {}

  /**
   * Passes settings that Cloud SQL takes.
   *
   * @throws GoogleApiException 400 with what is wrong
   */
  static void check(Settings settings) {
    checkWords(settings);
    Tiers.check(settings.getTier(), settings.getEdition());
    checkDisk(settings);
    checkBackups(settings);
    checkDataCache(settings);
    MaintenanceRules.check(settings);
    InsightsRules.check(settings);
    Labels.check(settings);
  }

  private static void checkWords(Settings settings) {
    PLANS.forEach(
        (field, words) -> {
          String word = String.valueOf(settings.get(field));
          if (!words.contains(word)) {
            throw GoogleApiException.invalid(
                "Invalid value at 'body.settings." + field + "', \"" + word + "\"");
          }
        });
  }

  private static void checkDisk(Settings settings) {
    long size = settings.getDataDiskSizeGb();
    if (size < LEAST_DISK || size > MOST_DISK) {
      throw GoogleApiException.invalid(
          "Invalid request: Disk size must be between 10 and 65536 GB, not " + size + ".");
    }
    if (settings.getDataDiskType().equals("PD_HDD")
        && settings.getEdition().equals("ENTERPRISE_PLUS")) {
      throw GoogleApiException.invalid(
          "Invalid request: The edition ENTERPRISE_PLUS has no disks of the type PD_HDD.");
    }
    checkLimit(settings.getStorageAutoResizeLimit());
  }

  private static void checkLimit(long limit) {
    if (limit < 0 || limit > MOST_DISK) {
      throw GoogleApiException.invalid(
          "Invalid request: The storage auto resize limit must be 0, which is none, or at most"
              + " 65536 GB, not "
              + limit
              + ".");
    }
  }

  private static void checkDataCache(Settings settings) {
    boolean cached =
        Optional.ofNullable(settings.getDataCacheConfig())
            .map(DataCacheConfig::getDataCacheEnabled)
            .orElse(false);
    if (cached && !settings.getEdition().equals("ENTERPRISE_PLUS")) {
      throw GoogleApiException.invalid(
          "Invalid request: Data cache can only be enabled with the edition ENTERPRISE_PLUS.");
    }
  }

  private static void checkBackups(Settings settings) {
    BackupConfiguration backups = settings.getBackupConfiguration();
    boolean enabled = Boolean.TRUE.equals(backups.getEnabled());
    boolean pointInTime = Boolean.TRUE.equals(backups.getPointInTimeRecoveryEnabled());
    if (Boolean.TRUE.equals(backups.getBinaryLogEnabled())) {
      throw GoogleApiException.invalid(
          "Invalid request: Binary log can only be enabled for MySQL instances.");
    }
    if (pointInTime && !enabled) {
      throw GoogleApiException.invalid(
          "Invalid request: Point-in-time recovery can only be enabled if backups are enabled.");
    }
    checkRetention(settings, backups);
    checkStartTime(Optional.ofNullable(backups.getStartTime()).orElse(""));
  }

  /**
   * Passes an availability type that an instance that is no replica can have (<a
   * href="https://cloud.google.com/sql/docs/postgres/high-availability">high availability</a>).
   *
   * @throws GoogleApiException 400
   */
  static void checkAvailability(Settings settings) {
    BackupConfiguration backups = settings.getBackupConfiguration();
    if (settings.getAvailabilityType().equals("REGIONAL")
        && !(Boolean.TRUE.equals(backups.getEnabled())
            && Boolean.TRUE.equals(backups.getPointInTimeRecoveryEnabled()))) {
      throw GoogleApiException.invalid(
          "Invalid request: Regional availability type requires automated backups and"
              + " point-in-time recovery to be enabled.");
    }
  }

  private static void checkRetention(Settings settings, BackupConfiguration backups) {
    int most = settings.getEdition().equals("ENTERPRISE_PLUS") ? MOST_LOG_DAYS_PLUS : MOST_LOG_DAYS;
    int days = backups.getTransactionLogRetentionDays();
    if (days < 1 || days > most) {
      throw GoogleApiException.invalid(
          "Invalid request: Transaction log retention days must be between 1 and "
              + most
              + " for the edition "
              + settings.getEdition()
              + ", not "
              + days
              + ".");
    }
    int retained = backups.getBackupRetentionSettings().getRetainedBackups();
    if (retained < 1 || retained > MOST_BACKUPS) {
      throw GoogleApiException.invalid(
          "Invalid request: Retained backups must be between 1 and 365, not " + retained + ".");
    }
    if (days > retained) {
      throw GoogleApiException.invalid(
          "Invalid request: Transaction log retention days ("
              + days
              + ") must not exceed the retained backups ("
              + retained
              + ").");
    }
    String unit = backups.getBackupRetentionSettings().getRetentionUnit();
    if (!unit.equals("COUNT")) {
      throw GoogleApiException.invalid(
          "Invalid request: The retention unit must be COUNT, not " + unit + ".");
    }
  }

  private static void checkStartTime(String time) {
    if (!time.matches("([01][0-9]|2[0-3]):00")) {
      throw GoogleApiException.invalid(
          "Invalid request: The backups' start time must be a full hour in UTC, HH:00, not '"
              + time
              + "'.");
    }
  }
}
