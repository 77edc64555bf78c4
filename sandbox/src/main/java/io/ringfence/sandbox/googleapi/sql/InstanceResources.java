package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.resourcemanager.ProjectNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What Cloud SQL itself writes into an instance. */
final class InstanceResources {
  private InstanceResources() {}

  /** The instance that a request asks for, not yet made. */
  static Instance pending(String project, DatabaseInstance request, Instant now) {
    InstanceName name = new InstanceName(project, request.getName());
    Settings settings = request.getSettings().setSettingsVersion(1L);
    String unique = UUID.randomUUID().toString().substring(0, 8);
    DatabaseInstance resource =
        new DatabaseInstance()
            .setKind("sql#instance")
            .setProject(project)
            .setName(name.name())
            .setState(Instance.PENDING_CREATE)
            .setBackendType("SECOND_GEN")
            .setSqlNetworkArchitecture("NEW_NETWORK_ARCHITECTURE")
            .setDatabaseVersion(request.getDatabaseVersion())
            .setRegion(request.getRegion())
            .setConnectionName(project + ":" + request.getRegion() + ":" + name.name())
            .setSelfLink(name.selfLink())
            .setCreateTime(now.toString())
            .setServiceAccountEmailAddress(
                "p"
                    + ProjectNumber.of(project)
                    + "-"
                    + unique.substring(0, 6)
                    + "@gcp-sa-cloud-sql.iam.gserviceaccount.com")
            .setSettings(settings);
    DiskEncryption.show(request, resource);
    Replication.mark(resource, Replication.primary(project, request));
    return stamped(new Instance(resource, name.name() + "-" + unique));
  }

  /** The instance with what follows from its settings: its zones and its etag. */
  static Instance stamped(Instance instance) {
    DatabaseInstance resource = GoogleJson.copy(instance.resource(), DatabaseInstance.class);
    Settings settings = resource.getSettings();
    resource.setGceZone(settings.getLocationPreference().getZone());
    resource.setSecondaryGceZone(
        settings.getAvailabilityType().equals("REGIONAL")
            ? secondaryZone(settings, resource.getRegion())
            : null);
    resource.setEtag(etag(GoogleJson.write(settings)));
    return new Instance(resource, instance.serverName());
  }

  private static String secondaryZone(Settings settings, String region) {
    String asked = settings.getLocationPreference().getSecondaryZone();
    if (asked != null && !asked.isEmpty()) {
      return asked;
    }
    String second = region + "-c";
    return settings.getLocationPreference().getZone().equals(second) ? region + "-d" : second;
  }

  /** The same for the same content, another for another. */
  static String etag(String content) {
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
