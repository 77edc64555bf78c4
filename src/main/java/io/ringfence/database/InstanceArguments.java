package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.gcp.sql.DatabaseInstanceArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsBackupConfigurationArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsBackupConfigurationBackupRetentionSettingsArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsDatabaseFlagArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsIpConfigurationArgs;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts a Cloud SQL instance in the provider's terms. */
final class InstanceArguments {
  private InstanceArguments() {}

  static DatabaseInstanceArgs of(CloudSql definition, Output<String> network) {
    CloudSqlSettings settings = definition.settings();
    DatabaseInstanceArgs.Builder arguments =
        DatabaseInstanceArgs.builder()
            .databaseVersion(settings.version())
            .deletionProtection(definition.locks().provider())
            .settings(settings(definition, network));
    settings.region().ifPresent(arguments::region);
    return arguments.build();
  }

  private static DatabaseInstanceSettingsArgs settings(
      CloudSql definition, Output<String> network) {
    CloudSqlSettings settings = definition.settings();
    return DatabaseInstanceSettingsArgs.builder()
        .tier(settings.tier())
        .edition(settings.edition().name())
        .availabilityType(settings.availability().name())
        .diskSize(settings.diskSize())
        .diskAutoresize(true)
        .deletionProtectionEnabled(definition.locks().api())
        .backupConfiguration(
            settings.backups().map(InstanceArguments::automated).orElseGet(InstanceArguments::none))
        .databaseFlags(flags(settings.flags()))
        .userLabels(settings.labels())
        .ipConfiguration(
            DatabaseInstanceSettingsIpConfigurationArgs.builder()
                .ipv4Enabled(false)
                .privateNetwork(network)
                .build())
        .build();
  }

  private static DatabaseInstanceSettingsBackupConfigurationArgs none() {
    return DatabaseInstanceSettingsBackupConfigurationArgs.builder().enabled(false).build();
  }

  private static DatabaseInstanceSettingsBackupConfigurationArgs automated(BackupSettings backups) {
    return DatabaseInstanceSettingsBackupConfigurationArgs.builder()
        .enabled(true)
        .pointInTimeRecoveryEnabled(backups.pointInTimeRecovery())
        .transactionLogRetentionDays(backups.logRetentionDays())
        .startTime(backups.startTime())
        .backupRetentionSettings(
            DatabaseInstanceSettingsBackupConfigurationBackupRetentionSettingsArgs.builder()
                .retainedBackups(backups.retainedBackups())
                .build())
        .build();
  }

  private static List<DatabaseInstanceSettingsDatabaseFlagArgs> flags(Map<String, String> flags) {
    return flags.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .map(
            flag ->
                DatabaseInstanceSettingsDatabaseFlagArgs.builder()
                    .name(flag.getKey())
                    .value(flag.getValue())
                    .build())
        .toList();
  }
}
