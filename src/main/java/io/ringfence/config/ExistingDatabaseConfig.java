package io.ringfence.config;

import inet.ipaddr.IPAddress;
import io.ringfence.database.Engine;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** A database that exists already. */
public record ExistingDatabaseConfig(
    @Key(value = "Its addresses, each a single private one.", defaultValue = "[]")
        List<Located<IPAddress>> addresses,
    @Key(value = "Its TCP port.", defaultValue = "5432") int port,
    @Key(
            value =
                "What answers there: postgresql, or other for anything that has an address and a"
                    + " port, such as Redis or Kafka.",
            defaultValue = "\"postgresql\"")
        Engine engine,
    @Key("The database that bindings name.") Optional<String> database,
    @Key("The user that bindings name.") Optional<String> user,
    @Key(
            value =
                "The user's password, set with pulumi config set --secret --path"
                    + " ringfence:databases.NAME.existing.password",
            secret = true)
        Optional<String> password) {}
