package io.ringfence.config;

import io.ringfence.database.Engine;
import io.ringfence.schema.Key;

/** A database of another stack of Ringfence, which says where it is. */
public record StackDatabaseConfig(
    @Key(
            "The other stack, as ORGANIZATION/PROJECT/STACK; where the state is kept in files the"
                + " organization is organization.")
        String name,
    @Key("The database's name in that stack.") String database,
    @Key(
            value = "Its TCP port. That stack must say the same one, or nothing is changed.",
            defaultValue = "5432")
        int port,
    @Key(value = "What answers there: postgresql or other.", defaultValue = "\"postgresql\"")
        Engine engine) {}
