package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.json.FieldRules;

/**
 * Which fields of an instance the sandbox honours. Those of machine size, storage, encryption at
 * rest, backups, maintenance, insights and location are kept and checked as Google checks them, and
 * have nothing to work on here: the sandbox is one machine, encrypts no data, and its API for
 * backups answers 501. Whatever would change how clients reach an instance, who may, or make a
 * backup of it before a delete, and is not done, is refused.
 */
final class InstanceFields {
  static final FieldRules RULES =
      new FieldRules("Cloud SQL instance")
          .settable("name", "project", "region", "databaseVersion", "rootPassword", "etag")
          .settable("gceZone", "diskEncryptionConfiguration.kmsKeyName")
          .outputOnly("diskEncryptionConfiguration.kind", "diskEncryptionStatus")
          .settable("masterInstanceName")
          .only("instanceType", Replication.PRIMARY, Replication.REPLICA)
          .outputOnly("replicaConfiguration.kind")
          .only("settings.databaseReplicationEnabled", "true")
          .outputOnly("kind", "state", "selfLink", "connectionName", "ipAddresses", "backendType")
          .outputOnly("currentDiskSize", "maxDiskSize", "createTime", "serviceAccountEmailAddress")
          .outputOnly("serverCaCert", "secondaryGceZone", "sqlNetworkArchitecture")
          .outputOnly("databaseInstalledVersion", "availableMaintenanceVersions")
          .outputOnly("upgradableDatabaseVersions", "suspensionReason", "replicaNames")
          .settable("settings.tier", "settings.edition", "settings.settingsVersion")
          .settable("settings.activationPolicy", "settings.availabilityType")
          .settable("settings.pricingPlan", "settings.userLabels", "settings.databaseFlags")
          .settable("settings.dataDiskSizeGb", "settings.dataDiskType")
          .settable("settings.storageAutoResize", "settings.storageAutoResizeLimit")
          .settable("settings.backupConfiguration", "settings.retainBackupsOnDelete")
          .settable("settings.locationPreference.zone", "settings.locationPreference.secondaryZone")
          .outputOnly("settings.locationPreference.kind")
          .settable("settings.maintenanceWindow", "settings.denyMaintenancePeriods")
          .settable("settings.insightsConfig", "settings.dataCacheConfig")
          .settable("settings.deletionProtectionEnabled")
          // Refused with words of its own, as it is on unless it is turned off.
          .settable("settings.ipConfiguration.ipv4Enabled")
          .settable("settings.ipConfiguration.privateNetwork")
          .settable("settings.ipConfiguration.allocatedIpRange")
          .settable("settings.ipConfiguration.enablePrivatePathForGoogleCloudServices")
          .settable("settings.ipConfiguration.sslMode", "settings.ipConfiguration.requireSsl")
          .only("settings.ipConfiguration.serverCaMode", "GOOGLE_MANAGED_INTERNAL_CA")
          .only("settings.ipConfiguration.serverCertificateRotationMode", "NO_AUTOMATIC_ROTATION")
          .settable("settings.connectorEnforcement")
          .only("settings.dataApiAccess", "DISALLOW_DATA_API")
          .only("settings.replicationType", "SYNCHRONOUS")
          .outputOnly("settings.kind", "settings.authorizedGaeApplications");

  private InstanceFields() {}
}
