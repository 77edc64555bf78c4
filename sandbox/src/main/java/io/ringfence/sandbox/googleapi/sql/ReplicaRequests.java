package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.BackupConfiguration;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What requests for read replicas ask for, checked as Cloud SQL checks it (<a
 * href="https://cloud.google.com/sql/docs/postgres/replication#requirements">requirements</a>, <a
 * href="https://cloud.google.com/sql/docs/postgres/replication/create-replica">creating one</a>).
 */
final class ReplicaRequests {
  private final InstanceStore store;
  private final Replication replication;

  ReplicaRequests(InstanceStore store, Replication replication) {
    this.store = store;
    this.replication = replication;
  }

  /**
   * Checks a new instance's primary, if it names one, and fills in what the replica has from it:
   * the version, the region, the network and the size of the disk.
   *
   * @throws GoogleApiException 400, 403 or 501
   */
  void complete(String project, DatabaseInstance request) {
    Optional<InstanceName> named = Replication.primary(project, request);
    if (named.isEmpty()) {
      checkPrimary(request);
      return;
    }
    if (Replication.PRIMARY.equals(request.getInstanceType())) {
      throw GoogleApiException.invalid(
          "Invalid request: An instance with 'masterInstanceName' is a READ_REPLICA_INSTANCE.");
    }
    Instance primary = primary(project, named.get());
    Replication.mark(request, Optional.of(primary.name()));
    checkVersion(request, primary);
    if (!text(request.getRootPassword()).isEmpty()) {
      throw GoogleApiException.invalid(
          "Invalid request: The users of a read replica, and their passwords, are those of its"
              + " primary.");
    }
    if (text(request.getRegion()).isEmpty()) {
      request.setRegion(primary.resource().getRegion());
    }
    complete(request.getSettings(), primary);
  }

  private static void checkPrimary(DatabaseInstance request) {
    if (Replication.REPLICA.equals(request.getInstanceType())) {
      throw GoogleApiException.badRequest(
          "required", "Invalid request: Missing parameter: masterInstanceName.");
    }
  }

  private Instance primary(String project, InstanceName name) {
    if (!name.project().equals(project)) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support a replica in another project than its primary's.");
    }
    // https://github.com/hashicorp/terraform-provider-google/issues/1069: Google does not say more.
    Instance primary =
        store
            .get(name)
            .orElseThrow(
                () ->
                    GoogleApiException.forbidden(
                        "notAuthorized", "The client is not authorized to make this request."));
    if (primary.isReplica()) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support cascading replicas; '"
              + name.name()
              + "' is a replica itself.");
    }
    if (!primary.isIn(Instance.RUNNABLE) || !primary.alwaysOn()) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid request since instance '" + name.name() + "' is not running.");
    }
    checkBackups(primary);
    return primary;
  }

  private static void checkBackups(Instance primary) {
    BackupConfiguration backups = primary.settings().getBackupConfiguration();
    if (!Boolean.TRUE.equals(backups.getEnabled())
        || !Boolean.TRUE.equals(backups.getPointInTimeRecoveryEnabled())) {
      throw GoogleApiException.invalid(
          "Invalid request: Automated backups and point-in-time recovery must be enabled on the"
              + " primary instance '"
              + primary.name().name()
              + "' before a read replica of it can be created.");
    }
  }

  /** Without a version, the default edition is ENTERPRISE, as Google documents. */
  private static void checkVersion(DatabaseInstance request, Instance primary) {
    String version = primary.resource().getDatabaseVersion();
    if (text(request.getDatabaseVersion()).isEmpty()) {
      request.setDatabaseVersion(version);
      Settings settings = request.getSettings();
      if (text(settings.getEdition()).isEmpty()) {
        settings.setEdition("ENTERPRISE");
      }
    } else if (!version.equals(request.getDatabaseVersion())) {
      throw GoogleApiException.invalid(
          "Invalid request: A read replica must have its primary's database version, "
              + version
              + ", not "
              + request.getDatabaseVersion()
              + ".");
    }
  }

  private static void complete(Settings settings, Instance primary) {
    Settings above = primary.settings();
    IpConfiguration ip =
        Optional.ofNullable(settings.getIpConfiguration()).orElseGet(IpConfiguration::new);
    if (text(ip.getPrivateNetwork()).isEmpty() && ip.getIpv4Enabled() == null) {
      ip.setIpv4Enabled(false).setPrivateNetwork(above.getIpConfiguration().getPrivateNetwork());
    }
    settings.setIpConfiguration(ip);
    if (!NetworkName.parse(text(ip.getPrivateNetwork())).equals(primary.network())
        && !text(ip.getPrivateNetwork()).isEmpty()) {
      throw GoogleApiException.invalid(
          "Invalid request: A read replica must be in its primary's private network, "
              + above.getIpConfiguration().getPrivateNetwork()
              + ".");
    }
    if (Optional.ofNullable(settings.getDataDiskSizeGb()).orElse(0L) == 0) {
      settings.setDataDiskSizeGb(above.getDataDiskSizeGb());
    }
    if (settings.getDataDiskSizeGb() < above.getDataDiskSizeGb()) {
      throw GoogleApiException.invalid(
          "Invalid request: The disk of a read replica must be at least as large as its primary's, "
              + above.getDataDiskSizeGb()
              + " GB.");
    }
  }

  /**
   * Checks settings, defaults filled in, of an instance that is a replica, has replicas, or
   * neither.
   *
   * @param instance as it is, or is to be
   * @throws GoogleApiException 400 or 501
   */
  void checkSettings(InstanceName instance, Optional<InstanceName> primary, Settings settings) {
    if (primary.isPresent()) {
      ReplicaSettings.check(settings);
      ReplicaSettings.checkFlags(
          store.require(primary.get()).flags(), Instance.flags(settings), instance.name());
      return;
    }
    SettingsRules.checkAvailability(settings);
    if (!"ALWAYS".equals(settings.getActivationPolicy())) {
      replication.requireNoReplicas(instance);
    }
    for (Instance replica : replication.replicasOf(instance)) {
      ReplicaSettings.checkFlags(Instance.flags(settings), replica.flags(), replica.name().name());
    }
  }

  /**
   * Passes a change that leaves an instance what it is.
   *
   * @throws GoogleApiException 400 or 501
   */
  static void checkUnchanged(Instance current, DatabaseInstance request) {
    Optional<InstanceName> named = Replication.primary(current.name().project(), request);
    if (named.isPresent() && !named.equals(current.primary())) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support giving an existing instance another primary.");
    }
    String type = text(request.getInstanceType());
    if (!type.isEmpty() && !type.equals(current.resource().getInstanceType())) {
      throw GoogleApiException.invalid(
          "Invalid request: The type of an instance cannot be changed by an update; a replica"
              + " becomes an instance of its own by 'promoteReplica'.");
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
