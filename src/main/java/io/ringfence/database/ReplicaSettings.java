package io.ringfence.database;

import io.ringfence.schema.Key;
import java.util.Optional;

/** A read replica of a Cloud SQL instance. What is not said here is as the primary has it. */
public record ReplicaSettings(
    @Key("The machine; the primary's unless said otherwise.") Optional<String> tier,
    @Key("The region; the primary's unless said otherwise. A change replaces the replica.")
        Optional<String> region,
    @Key(
            "A key of your own that encrypts the data, in the replica's region; the primary's holds"
                + " in the primary's region. A change replaces the replica.")
        Optional<String> encryptionKey) {}
