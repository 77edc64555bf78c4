package io.ringfence.database;

import io.ringfence.schema.Key;
import java.util.Optional;

/** Automated backups of a Cloud SQL instance. */
public record BackupSettings(
    @Key(value = "Whether any moment can be restored, from the logs.", defaultValue = "true")
        boolean pointInTimeRecovery,
    @Key(value = "How many daily backups are kept: 1 to 365.", defaultValue = "7")
        int retainedBackups,
    @Key(
            value =
                "For how many days logs are kept: 1 to 7, with ENTERPRISE_PLUS 1 to 35, and no"
                    + " longer than backups.",
            defaultValue = "7")
        int logRetentionDays,
    @Key(value = "When a backup may start: a full hour, in UTC.", defaultValue = "\"03:00\"")
        String startTime,
    @Key(
            "Where backups are kept: a region, or eu, us or asia; the multi-region next to the"
                + " instance unless said otherwise.")
        Optional<String> location,
    @Key(
            value = "Whether backups outlive the instance, each for as long as it is retained.",
            defaultValue = "false")
        boolean retainOnDelete) {}
