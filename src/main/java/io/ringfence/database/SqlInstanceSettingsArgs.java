package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsBackupConfigurationArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsDataCacheConfigArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsDatabaseFlagArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsDenyMaintenancePeriodArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsInsightsConfigArgs;
import com.pulumi.gcp.sql.inputs.DatabaseInstanceSettingsMaintenanceWindowArgs;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link SqlInstance}, by the names of the plugin's schema. The SDK's own classes
 * say the groups that have not changed since.
 */
@SuppressWarnings("UnusedVariable") // The SDK reads the fields by reflection.
final class SqlInstanceSettingsArgs extends ResourceArgs {
  @Import(name = "tier", required = true)
  private final Output<String> tier;

  @Import(name = "edition")
  private final Output<String> edition;

  @Import(name = "availabilityType")
  private final Output<String> availabilityType;

  @Import(name = "ipConfiguration")
  private final Output<IpConfiguration> ipConfiguration;

  @Import(name = "diskType")
  private @Nullable Output<String> diskType;

  @Import(name = "diskSize")
  private @Nullable Output<Integer> diskSize;

  @Import(name = "diskAutoresize")
  private @Nullable Output<Boolean> diskAutoresize;

  @Import(name = "diskAutoresizeLimit")
  private @Nullable Output<Integer> diskAutoresizeLimit;

  @Import(name = "backupConfiguration")
  private @Nullable Output<DatabaseInstanceSettingsBackupConfigurationArgs> backupConfiguration;

  @Import(name = "retainBackupsOnDelete")
  private @Nullable Output<Boolean> retainBackupsOnDelete;

  @Import(name = "maintenanceWindow")
  private @Nullable Output<DatabaseInstanceSettingsMaintenanceWindowArgs> maintenanceWindow;

  @Import(name = "denyMaintenancePeriod")
  private @Nullable Output<DatabaseInstanceSettingsDenyMaintenancePeriodArgs> denyMaintenancePeriod;

  @Import(name = "insightsConfig")
  private @Nullable Output<DatabaseInstanceSettingsInsightsConfigArgs> insightsConfig;

  @Import(name = "dataCacheConfig")
  private @Nullable Output<DatabaseInstanceSettingsDataCacheConfigArgs> dataCacheConfig;

  @Import(name = "databaseFlags")
  private @Nullable Output<List<DatabaseInstanceSettingsDatabaseFlagArgs>> databaseFlags;

  @Import(name = "userLabels")
  private @Nullable Output<Map<String, String>> userLabels;

  @Import(name = "connectorEnforcement")
  private @Nullable Output<String> connectorEnforcement;

  @Import(name = "deletionProtectionEnabled")
  private @Nullable Output<Boolean> deletionProtectionEnabled;

  SqlInstanceSettingsArgs(
      String tier, Edition edition, Availability availability, IpConfiguration ipConfiguration) {
    this.tier = Output.of(tier);
    this.edition = Output.of(edition.name());
    this.availabilityType = Output.of(availability.name());
    this.ipConfiguration = Output.of(ipConfiguration);
  }

  void disk(DiskSettings disk) {
    diskType = Output.of(disk.type().name());
    diskSize = Output.of(disk.size());
    diskAutoresize = Output.of(disk.autoresize());
    diskAutoresizeLimit = Output.of(disk.autoresizeLimit());
  }

  void backupConfiguration(DatabaseInstanceSettingsBackupConfigurationArgs value) {
    backupConfiguration = Output.of(value);
  }

  void retainBackupsOnDelete(boolean value) {
    retainBackupsOnDelete = Output.of(value);
  }

  void maintenanceWindow(DatabaseInstanceSettingsMaintenanceWindowArgs value) {
    maintenanceWindow = Output.of(value);
  }

  void denyMaintenancePeriod(DatabaseInstanceSettingsDenyMaintenancePeriodArgs value) {
    denyMaintenancePeriod = Output.of(value);
  }

  void insightsConfig(DatabaseInstanceSettingsInsightsConfigArgs value) {
    insightsConfig = Output.of(value);
  }

  void dataCacheConfig(DatabaseInstanceSettingsDataCacheConfigArgs value) {
    dataCacheConfig = Output.of(value);
  }

  void databaseFlags(List<DatabaseInstanceSettingsDatabaseFlagArgs> value) {
    databaseFlags = Output.of(value);
  }

  void userLabels(Map<String, String> value) {
    userLabels = Output.of(value);
  }

  void connectorEnforcement(String value) {
    connectorEnforcement = Output.of(value);
  }

  void deletionProtectionEnabled(boolean value) {
    deletionProtectionEnabled = Output.of(value);
  }

  /** How the instance is reached: through its private address alone. */
  @SuppressWarnings("UnusedVariable")
  static final class IpConfiguration extends ResourceArgs {
    @Import(name = "ipv4Enabled")
    private final Output<Boolean> ipv4Enabled = Output.of(false);

    @Import(name = "privateNetwork")
    private final Output<String> privateNetwork;

    @Import(name = "sslMode")
    private final Output<String> sslMode;

    @Import(name = "allocatedIpRange")
    private @Nullable Output<String> allocatedIpRange;

    IpConfiguration(Output<String> privateNetwork, SslMode sslMode) {
      this.privateNetwork = privateNetwork;
      this.sslMode = Output.of(sslMode.name());
    }

    void allocatedIpRange(String value) {
      allocatedIpRange = Output.of(value);
    }
  }
}
