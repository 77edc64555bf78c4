package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.BackupConfiguration;
import com.google.api.services.sqladmin.model.BackupRetentionSettings;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.LocationPreference;
import com.google.api.services.sqladmin.model.Settings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Cloud SQL puts where an instance's settings say nothing (<a
 * href="https://cloud.google.com/sql/docs/postgres/instance-settings">instance settings</a>). They
 * are filled in once and kept, so what is read back never changes by itself.
 */
final class SettingsDefaults {
  private static final long DISK_GIGABYTES = 10;

  private SettingsDefaults() {}

  /** Fills in what is absent; what is there stays. */
  static void fill(Settings settings, String databaseVersion, String region) {
    settings.setKind("sql#settings");
    settings.setEdition(
        or(settings.getEdition(), DatabaseVersions.defaultEdition(databaseVersion)));
    settings.setAvailabilityType(or(settings.getAvailabilityType(), "ZONAL"));
    settings.setPricingPlan(or(settings.getPricingPlan(), "PER_USE"));
    settings.setReplicationType(or(settings.getReplicationType(), "SYNCHRONOUS"));
    settings.setActivationPolicy(or(settings.getActivationPolicy(), "ALWAYS"));
    settings.setDataDiskType(or(settings.getDataDiskType(), "PD_SSD"));
    settings.setDataDiskSizeGb(or(settings.getDataDiskSizeGb(), DISK_GIGABYTES));
    settings.setStorageAutoResize(or(settings.getStorageAutoResize(), true));
    settings.setStorageAutoResizeLimit(or(settings.getStorageAutoResizeLimit(), 0L));
    settings.setConnectorEnforcement(or(settings.getConnectorEnforcement(), "NOT_REQUIRED"));
    settings.setDeletionProtectionEnabled(or(settings.getDeletionProtectionEnabled(), false));
    settings.setIpConfiguration(ip(or(settings.getIpConfiguration(), new IpConfiguration())));
    settings.setLocationPreference(
        location(or(settings.getLocationPreference(), new LocationPreference()), region));
    InsightsRules.fill(settings);
    boolean plus = settings.getEdition().equals("ENTERPRISE_PLUS");
    settings.setBackupConfiguration(
        backups(or(settings.getBackupConfiguration(), new BackupConfiguration()), plus));
  }

  private static IpConfiguration ip(IpConfiguration ip) {
    SslModes.fill(ip);
    return ip.setIpv4Enabled(or(ip.getIpv4Enabled(), true))
        .setServerCaMode(or(ip.getServerCaMode(), "GOOGLE_MANAGED_INTERNAL_CA"))
        .setAuthorizedNetworks(or(ip.getAuthorizedNetworks(), List.of()));
  }

  private static LocationPreference location(LocationPreference location, String region) {
    return location
        .setKind("sql#locationPreference")
        .setZone(or(location.getZone(), region + "-b"));
  }

  private static BackupConfiguration backups(BackupConfiguration backups, boolean plus) {
    BackupRetentionSettings retention =
        or(backups.getBackupRetentionSettings(), new BackupRetentionSettings());
    retention.setRetentionUnit(or(retention.getRetentionUnit(), "COUNT"));
    retention.setRetainedBackups(or(retention.getRetainedBackups(), plus ? 15 : 7));
    int days = Optional.ofNullable(backups.getTransactionLogRetentionDays()).orElse(0);
    return backups
        .setKind("sql#backupConfiguration")
        .setEnabled(or(backups.getEnabled(), false))
        .setPointInTimeRecoveryEnabled(or(backups.getPointInTimeRecoveryEnabled(), false))
        .setReplicationLogArchivingEnabled(or(backups.getPointInTimeRecoveryEnabled(), false))
        .setStartTime(
            Optional.ofNullable(backups.getStartTime())
                .filter(time -> !time.isEmpty())
                .orElse("04:00"))
        .setTransactionLogRetentionDays(days == 0 ? (plus ? 14 : 7) : days)
        .setBackupRetentionSettings(retention);
  }

  @SuppressWarnings("ConstantValue") // Google's getters give null for what is absent.
  private static <T> T or(@Nullable T value, T absent) {
    return value == null || value.equals("") ? absent : value;
  }
}
