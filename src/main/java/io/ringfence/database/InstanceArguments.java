package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsBackupConfigurationArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsBackupConfigurationBackupRetentionSettingsArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsDataCacheConfigArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsDatabaseFlagArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsDenyMaintenancePeriodArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsInsightsConfigArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsMaintenanceWindowArgs;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.MaintenanceSettings.DenyPeriod;
import io.ringfence.database.MaintenanceSettings.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts a Cloud SQL instance in the provider's terms. */
final class InstanceArguments {
  private InstanceArguments() {}

  /**
   * The arguments of an instance.
   *
   * @param labels that every instance of the stack has
   */
  static SqlInstanceArgs of(
      CloudSql definition, Output<String> network, Map<String, String> labels) {
    CloudSqlSettings settings = definition.settings();
    var arguments =
        new SqlInstanceArgs(
            settings.version(),
            settings(definition, network, labels),
            definition.locks().provider());
    settings.region().ifPresent(arguments::region);
    settings.encryptionKey().ifPresent(arguments::encryptionKeyName);
    return arguments;
  }

  /**
   * The arguments of a read replica, which has no standby and no backups, and is not in the window
   * of its primary's maintenance.
   *
   * @param primary the name of the instance that it follows
   */
  static SqlInstanceArgs ofReplica(
      CloudSql definition,
      ReplicaSettings replica,
      Output<String> primary,
      Output<String> network,
      Map<String, String> labels) {
    CloudSqlSettings settings = definition.settings();
    var arguments =
        new SqlInstanceArgs(
            settings.version(),
            base(
                definition,
                replica.tier().orElse(settings.tier()),
                Availability.ZONAL,
                network,
                labels),
            definition.locks().provider());
    arguments.masterInstanceName(primary);
    replica.region().or(settings::region).ifPresent(arguments::region);
    replica.encryptionKey().ifPresent(arguments::encryptionKeyName);
    return arguments;
  }

  private static SqlInstanceSettingsArgs settings(
      CloudSql definition, Output<String> network, Map<String, String> labels) {
    CloudSqlSettings settings = definition.settings();
    SqlInstanceSettingsArgs arguments =
        base(definition, settings.tier(), settings.availability(), network, labels);
    settings
        .backups()
        .ifPresentOrElse(
            backups -> {
              arguments.backupConfiguration(automated(backups));
              arguments.retainBackupsOnDelete(backups.retainOnDelete());
            },
            () -> arguments.backupConfiguration(none()));
    settings
        .maintenance()
        .window()
        .map(InstanceArguments::window)
        .ifPresent(arguments::maintenanceWindow);
    settings
        .maintenance()
        .denyPeriod()
        .map(InstanceArguments::denied)
        .ifPresent(arguments::denyMaintenancePeriod);
    return arguments;
  }

  /** What a primary and its replicas have in common. */
  private static SqlInstanceSettingsArgs base(
      CloudSql definition,
      String tier,
      Availability availability,
      Output<String> network,
      Map<String, String> labels) {
    CloudSqlSettings settings = definition.settings();
    var arguments =
        new SqlInstanceSettingsArgs(
            tier, settings.edition(), availability, ipConfiguration(settings, network));
    arguments.disk(settings.disk());
    settings.insights().map(InstanceArguments::insights).ifPresent(arguments::insightsConfig);
    if (settings.edition() == Edition.ENTERPRISE_PLUS) {
      arguments.dataCacheConfig(
          DatabaseInstanceSettingsDataCacheConfigArgs.builder()
              .dataCacheEnabled(settings.dataCache())
              .build());
    }
    arguments.databaseFlags(flags(definition));
    var allLabels = new HashMap<>(settings.labels());
    allLabels.putAll(labels);
    arguments.userLabels(allLabels);
    arguments.connectorEnforcement(settings.connectorEnforcement() ? "REQUIRED" : "NOT_REQUIRED");
    arguments.deletionProtectionEnabled(definition.locks().api());
    return arguments;
  }

  private static SqlInstanceSettingsArgs.IpConfiguration ipConfiguration(
      CloudSqlSettings settings, Output<String> network) {
    var configuration = new SqlInstanceSettingsArgs.IpConfiguration(network, settings.sslMode());
    settings.allocatedRange().ifPresent(configuration::allocatedIpRange);
    return configuration;
  }

  private static DatabaseInstanceSettingsBackupConfigurationArgs none() {
    return DatabaseInstanceSettingsBackupConfigurationArgs.builder().enabled(false).build();
  }

  private static DatabaseInstanceSettingsBackupConfigurationArgs automated(BackupSettings backups) {
    var arguments =
        DatabaseInstanceSettingsBackupConfigurationArgs.builder()
            .enabled(true)
            .pointInTimeRecoveryEnabled(backups.pointInTimeRecovery())
            .transactionLogRetentionDays(backups.logRetentionDays())
            .startTime(backups.startTime())
            .backupRetentionSettings(
                DatabaseInstanceSettingsBackupConfigurationBackupRetentionSettingsArgs.builder()
                    .retainedBackups(backups.retainedBackups())
                    .build());
    backups.location().ifPresent(arguments::location);
    return arguments.build();
  }

  private static DatabaseInstanceSettingsMaintenanceWindowArgs window(Window window) {
    return DatabaseInstanceSettingsMaintenanceWindowArgs.builder()
        .day(window.day().getValue())
        .hour(window.hour())
        .updateTrack(window.track().name().toLowerCase(Locale.ROOT))
        .build();
  }

  private static DatabaseInstanceSettingsDenyMaintenancePeriodArgs denied(DenyPeriod period) {
    return DatabaseInstanceSettingsDenyMaintenancePeriodArgs.builder()
        .startDate(period.startDate())
        .endDate(period.endDate())
        .time(period.time())
        .build();
  }

  private static DatabaseInstanceSettingsInsightsConfigArgs insights(InsightsSettings insights) {
    return DatabaseInstanceSettingsInsightsConfigArgs.builder()
        .queryInsightsEnabled(insights.enabled())
        .queryStringLength(insights.queryStringLength())
        .queryPlansPerMinute(insights.queryPlansPerMinute())
        .recordApplicationTags(insights.recordApplicationTags())
        .recordClientAddress(insights.recordClientAddress())
        .build();
  }

  /** Logins without a password have to be allowed, which only a flag can do. */
  private static List<DatabaseInstanceSettingsDatabaseFlagArgs> flags(CloudSql definition) {
    var flags = new TreeMap<>(definition.settings().flags());
    if (!definition.iamUsers().isEmpty()) {
      flags.put(IamUser.FLAG, "on");
    }
    return flags.entrySet().stream()
        .map(
            flag ->
                DatabaseInstanceSettingsDatabaseFlagArgs.builder()
                    .name(flag.getKey())
                    .value(flag.getValue())
                    .build())
        .toList();
  }
}
