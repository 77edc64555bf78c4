package io.ringfence.config;

import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.ReplicaSettings;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database: a Cloud SQL instance to create, or one that exists. */
public record DatabaseConfig(
    @Key("A Cloud SQL instance for PostgreSQL with a private address.")
        Optional<CloudSqlSettings> cloudSql,
    @Key("A database that exists already, of any kind, by its addresses.")
        Optional<ExistingDatabaseConfig> existing,
    @Key("A database of another stack of Ringfence.") Optional<StackDatabaseConfig> stack,
    @Key("The network of the Cloud SQL instance.") Optional<NetworkConfig> network,
    @Key(
            value = "The databases in the Cloud SQL instance. Bindings use the first.",
            defaultValue = "[]")
        List<Located<String>> databases,
    @Key(
            value =
                "The users of the Cloud SQL instance, each with a generated password. Bindings use"
                    + " the first. A user or database taken out of this list stays in the instance,"
                    + " because it may own data; drop it by hand.",
            defaultValue = "[]")
        List<Located<String>> users,
    @Key(
            value =
                "Who logs in to the Cloud SQL instance with a token of Google's instead of a"
                    + " password; turns on the flag cloudsql.iam_authentication.",
            defaultValue = "{}")
        IamConfig iam,
    @Key(
            value =
                "Read replicas of the Cloud SQL instance, each by a name of your own. Flows to the"
                    + " database allow them too.",
            defaultValue = "{}")
        Map<String, ReplicaSettings> replicas,
    @Key(
            value =
                "The users whose passwords other stacks may read: the stack output passwords has"
                    + " them, as a secret.",
            defaultValue = "[]")
        List<Located<String>> share,
    @Key(
            name = "protected",
            value =
                "Turns on the three locks against a delete of the Cloud SQL instance: Pulumi's"
                    + " protect, the provider's deletionProtection, the API's"
                    + " deletionProtectionEnabled.",
            defaultValue = "false")
        boolean isProtected,
    @Key(
            value = "Those of the three locks that shall not be as protected says.",
            defaultValue = "{}")
        LocksConfig locks) {}
