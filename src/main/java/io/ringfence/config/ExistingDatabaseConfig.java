package io.ringfence.config;

import inet.ipaddr.IPAddress;
import io.ringfence.database.Engine;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** A database that exists already. */
public record ExistingDatabaseConfig(
    @Key(
            value = "Its addresses, each a single one; the first is that of bindings.",
            defaultValue = "[]")
        List<Located<IPAddress>> addresses,
    @Key(
            value =
                "Small blocks in which it answers, where its addresses are not known one by one; no"
                    + " wider than widest.",
            defaultValue = "[]")
        List<Located<Block>> blocks,
    @Key(value = "How wide blocks may be; single addresses alone unless said.", defaultValue = "{}")
        WidestConfig widest,
    @Key(
            name = "public",
            value = "Whether it may have public addresses, which anyone may come by.",
            defaultValue = "false")
        boolean isPublic,
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
