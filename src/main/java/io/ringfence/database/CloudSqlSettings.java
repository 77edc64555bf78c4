package io.ringfence.database;

import io.ringfence.schema.Key;
import java.util.Map;
import java.util.Optional;

/** A Cloud SQL instance. */
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
    @Key(value = "The disk's size in GB; it grows by itself from there.", defaultValue = "10")
        int diskSize,
    @Key("Automated backups; none unless given.") Optional<BackupSettings> backups,
    @Key(value = "Database flags, for example {max_connections: 200}.", defaultValue = "{}")
        Map<String, String> flags,
    @Key(value = "Labels of the instance.", defaultValue = "{}") Map<String, String> labels) {}
