package io.ringfence.database;

import io.ringfence.schema.Key;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * A Cloud SQL instance. A program begins with {@link #of} and says what differs by the {@code with}
 * methods.
 */
@RecordBuilder
public record CloudSqlSettings(
    @Key(value = "PostgreSQL's version, as Cloud SQL names it.", defaultValue = "\"POSTGRES_17\"")
        String version,
    @Key(
            "The machine: db-f1-micro, db-g1-small or db-custom-CPUS-MEGABYTES with ENTERPRISE,"
                + " db-perf-optimized-N-CPUS with ENTERPRISE_PLUS.")
        String tier,
    @Key(value = "ENTERPRISE or ENTERPRISE_PLUS.", defaultValue = "\"enterprise\"") Edition edition,
    @Key("The region; gcp:region unless said otherwise. A change replaces the instance.")
        Optional<String> region,
    @Key(
            value = "ZONAL, or REGIONAL for a standby in another zone, which needs backups.",
            defaultValue = "\"zonal\"")
        Availability availability,
    @Key(value = "Its disk.", defaultValue = "{}") DiskSettings disk,
    @Key("Automated backups; none unless given.") Optional<BackupSettings> backups,
    @Key(value = "When Google may update it, and when not.", defaultValue = "{}")
        MaintenanceSettings maintenance,
    @Key("Query Insights; off unless given, for which {} is enough.")
        Optional<InsightsSettings> insights,
    @Key(
            value = "Whether a local solid-state disk caches data; ENTERPRISE_PLUS alone has it.",
            defaultValue = "false")
        boolean dataCache,
    @Key(value = "Database flags, for example {max_connections: 200}.", defaultValue = "{}")
        Map<String, String> flags,
    @Key(value = "Labels of the instance, beside those that name the stack.", defaultValue = "{}")
        Map<String, String> labels,
    @Key(
            "A key of your own that encrypts the data:"
                + " projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY, in the"
                + " instance's region. A change replaces the instance.")
        Optional<String> encryptionKey,
    @Key(
            value =
                "Which connections are accepted: all, encrypted ones, or encrypted ones whose"
                    + " client shows a certificate, which bindings then hold.",
            defaultValue = "\"encrypted-only\"")
        SslMode sslMode,
    @Key(
            value =
                "Whether clients must come through the Cloud SQL Auth Proxy or a connector, at port"
                    + " 3307.",
            defaultValue = "false")
        boolean connectorEnforcement,
    @Key(
            "The name of the allocated range of the network from which the address is taken; any"
                + " unless said otherwise.")
        Optional<String> allocatedRange)
    implements CloudSqlSettingsBuilder.With {

  /** A machine of this tier, and everything else as it is where a stack's file says nothing. */
  public static CloudSqlSettings of(String tier) {
    return new CloudSqlSettings(
        "POSTGRES_17",
        tier,
        Edition.ENTERPRISE,
        Optional.empty(),
        Availability.ZONAL,
        new DiskSettings(DiskType.PD_SSD, 10, true, 0),
        Optional.empty(),
        new MaintenanceSettings(Optional.empty(), Optional.empty()),
        Optional.empty(),
        false,
        Map.of(),
        Map.of(),
        Optional.empty(),
        SslMode.ENCRYPTED_ONLY,
        false,
        Optional.empty());
  }
}
