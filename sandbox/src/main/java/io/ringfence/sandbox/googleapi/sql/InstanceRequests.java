package io.ringfence.sandbox.googleapi.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests for instances ask for, checked as Cloud SQL checks it. */
final class InstanceRequests {
  // https://cloud.google.com/sql/docs/postgres/instance-settings#instance-id-2ndgen
  private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?");
  private static final int LONGEST_NAME_WITH_PROJECT = 98;
  private static final Pattern REGION = Pattern.compile("[a-z]+-[a-z]+[0-9]+");
  private static final String DEFAULT_REGION = "us-central1";

  private final PrivateNetworks privateNetworks;
  private final Flags flags;
  private final ReplicaRequests replicas;
  private final SortedSet<Integer> majorVersions;

  InstanceRequests(
      PrivateNetworks privateNetworks,
      Flags flags,
      ReplicaRequests replicas,
      SortedSet<Integer> majorVersions) {
    this.privateNetworks = privateNetworks;
    this.flags = flags;
    this.replicas = replicas;
    this.majorVersions = majorVersions;
  }

  /** A new instance's name, version, region, password and settings, with defaults filled in. */
  DatabaseInstance insert(String project, ObjectNode body) {
    InstanceFields.RULES.check(body);
    DatabaseInstance request =
        GoogleJson.readRequest(
            MergePatch.withoutNulls(InstanceFields.RULES.withoutOutputOnly(body)),
            DatabaseInstance.class);
    checkName(project, text(request.getName()));
    Settings settings =
        Optional.ofNullable(request.getSettings())
            .orElseThrow(
                () ->
                    GoogleApiException.badRequest(
                        "required", "Invalid request: Missing parameter: settings."));
    replicas.complete(project, request);
    DatabaseVersions.check(text(request.getDatabaseVersion()), majorVersions);
    request.setRegion(text(request.getRegion()).isEmpty() ? DEFAULT_REGION : request.getRegion());
    if (!REGION.matcher(request.getRegion()).matches()) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid region '" + request.getRegion() + "'.");
    }
    DiskEncryption.check(request);
    checkSettings(settings, request.getDatabaseVersion(), request.getRegion());
    replicas.checkSettings(
        new InstanceName(project, request.getName()),
        Replication.primary(project, request),
        settings);
    return request;
  }

  /**
   * The settings that an instance is to have.
   *
   * @param replace whether the body's settings replace the current ones (PUT) or change them
   *     (PATCH)
   */
  Settings change(Instance current, ObjectNode body, boolean replace) {
    InstanceFields.RULES.check(body);
    ObjectNode patch = InstanceFields.RULES.withoutOutputOnly(body);
    checkUnchangeable(current, GoogleJson.readRequest(patch, DatabaseInstance.class));
    Settings settled = GoogleJson.copy(current.settings(), Settings.class);
    SslModes.forgetDerived(settled);
    ObjectNode now = GoogleJson.tree(settled);
    ObjectNode asked =
        patch.path("settings") instanceof ObjectNode given ? given : patch.objectNode();
    ObjectNode base = replace ? kept(now) : now;
    ObjectNode merged = replace ? replaced(base, asked) : MergePatch.apply(base, asked);
    Settings settings = GoogleJson.readRequest(merged, Settings.class);
    settings.setSettingsVersion(current.settings().getSettingsVersion() + 1);
    DatabaseInstance resource = current.resource();
    checkSettings(settings, resource.getDatabaseVersion(), resource.getRegion());
    checkTransition(current, settings);
    replicas.checkSettings(current.name(), current.primary(), settings);
    return settings;
  }

  /** Settings that Cloud SQL has chosen itself stay when a replacement does not name them. */
  private static ObjectNode kept(ObjectNode now) {
    return now.objectNode()
        .setAll(
            now.deepCopy()
                .retain(
                    "tier",
                    "edition",
                    "availabilityType",
                    "dataDiskType",
                    "dataDiskSizeGb",
                    "ipConfiguration",
                    "locationPreference",
                    "backupConfiguration",
                    "databaseReplicationEnabled"));
  }

  private static ObjectNode replaced(ObjectNode base, ObjectNode asked) {
    ObjectNode settings = base.deepCopy();
    settings.setAll(MergePatch.withoutNulls(asked));
    return settings;
  }

  private void checkUnchangeable(Instance current, DatabaseInstance request) {
    DatabaseInstance now = current.resource();
    checkSame("name", now.getName(), text(request.getName()));
    checkSame("region", now.getRegion(), text(request.getRegion()));
    checkSame("KMS key", DiskEncryption.key(now), DiskEncryption.key(request));
    ReplicaRequests.checkUnchanged(current, request);
    if (!text(request.getRootPassword()).isEmpty()) {
      throw GoogleApiException.invalid(
          "Invalid request: The root password can only be set when the instance is created; update"
              + " the user 'postgres'.");
    }
    String version = text(request.getDatabaseVersion());
    if (!version.isEmpty() && !version.equals(now.getDatabaseVersion())) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support major version upgrades, here from "
              + now.getDatabaseVersion()
              + " to "
              + version
              + ".");
    }
    String etag = text(request.getEtag());
    if (!etag.isEmpty() && !etag.equals(now.getEtag())) {
      throw GoogleApiException.conditionNotMet("The instance's etag is not the one given.");
    }
    Long given =
        Optional.ofNullable(request.getSettings()).map(Settings::getSettingsVersion).orElse(0L);
    if (given != 0 && !given.equals(now.getSettings().getSettingsVersion())) {
      throw GoogleApiException.conditionNotMet("Condition does not match.");
    }
  }

  private static void checkSame(String field, String now, String asked) {
    if (!asked.isEmpty() && !asked.equals(now)) {
      throw GoogleApiException.invalid(
          "Invalid request: The " + field + " of an instance cannot be changed.");
    }
  }

  private static void checkTransition(Instance current, Settings settings) {
    Settings now = current.settings();
    if (settings.getDataDiskSizeGb() < now.getDataDiskSizeGb()) {
      throw GoogleApiException.invalid(
          "Invalid request: Disk size cannot be decreased, here from "
              + now.getDataDiskSizeGb()
              + " to "
              + settings.getDataDiskSizeGb()
              + " GB.");
    }
    checkSame("disk type", now.getDataDiskType(), settings.getDataDiskType());
    IpConfiguration ip = settings.getIpConfiguration();
    boolean sameNetwork = NetworkName.parse(text(ip.getPrivateNetwork())).equals(current.network());
    boolean sameRange = text(ip.getAllocatedIpRange()).equals(current.allocatedRange().orElse(""));
    if (!sameNetwork || !sameRange) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support moving an instance to another network or range.");
    }
  }

  private void checkSettings(Settings settings, String version, String region) {
    if (text(settings.getTier()).isEmpty()) {
      throw GoogleApiException.badRequest(
          "required", "Invalid request: Missing parameter: settings.tier.");
    }
    SettingsDefaults.fill(settings, version, region);
    SettingsRules.check(settings);
    Zones.check(settings, region);
    privateNetworks.check(settings.getIpConfiguration());
    flags.check(DatabaseVersions.major(version), Instance.flags(settings));
  }

  private static void checkName(String project, String name) {
    if (!NAME.matcher(name).matches()) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid instance name ("
              + name
              + "): it must be lowercase letters, digits and hyphens and begin with a letter.");
    }
    if (project.length() + 1 + name.length() > LONGEST_NAME_WITH_PROJECT) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid instance name ("
              + name
              + "): with the project and a colon it must not be longer than 98 characters.");
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
