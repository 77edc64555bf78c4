package io.ringfence.database;

import io.ringfence.schema.Key;

/**
 * Query Insights: which queries an instance spends its time on.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/using-query-insights">Query Insights</a>
 */
public record InsightsSettings(
    @Key(
            value = "Whether it is on; off has to be written where it has been on.",
            defaultValue = "true")
        boolean enabled,
    @Key(
            value =
                "How much of a query is kept, in bytes: 256 to 4500, with ENTERPRISE_PLUS 1024 to"
                    + " 100000.",
            defaultValue = "1024")
        int queryStringLength,
    @Key(
            value = "How many plans are captured a minute: 0 to 20, with ENTERPRISE_PLUS 0 to 200.",
            defaultValue = "5")
        int queryPlansPerMinute,
    @Key(value = "Whether tags that applications put in comments count.", defaultValue = "false")
        boolean recordApplicationTags,
    @Key(value = "Whether the client's address is kept.", defaultValue = "false")
        boolean recordClientAddress) {}
