package io.ringfence.config;

import io.ringfence.schema.Key;

/** How wide a block of addresses of a database may be. */
public record WidestConfig(
    @Key(value = "The shortest prefix of an IPv4 block: 16 to 32.", defaultValue = "32") int ipv4,
    @Key(value = "The shortest prefix of an IPv6 block: 64 to 128.", defaultValue = "128")
        int ipv6) {}
