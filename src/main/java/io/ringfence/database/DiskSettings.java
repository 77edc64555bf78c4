package io.ringfence.database;

import io.ringfence.schema.Key;

/** The disk of a Cloud SQL instance. */
public record DiskSettings(
    @Key(
            value =
                "Solid state, or a hard disk, which ENTERPRISE alone has. A change replaces the"
                    + " instance.",
            defaultValue = "\"pd-ssd\"")
        DiskType type,
    @Key(
            value =
                "Its size in GB, at least. A disk never shrinks: without autoresize, a smaller size"
                    + " replaces the instance.",
            defaultValue = "10")
        int size,
    @Key(value = "Whether it grows by itself.", defaultValue = "true") boolean autoresize,
    @Key(
            value = "Up to which size in GB it grows by itself; 0 is without a limit.",
            defaultValue = "0")
        int autoresizeLimit) {}
