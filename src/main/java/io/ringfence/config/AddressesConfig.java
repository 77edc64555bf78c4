package io.ringfence.config;

import io.ringfence.flow.Ports;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** Addresses with a name, for flows from and to what is outside of the cluster. */
public record AddressesConfig(
    @Key("The blocks, IPv4 or IPv6, each as 203.0.113.0/24.") List<Located<Block>> blocks,
    @Key(value = "Blocks within those that do not count.", defaultValue = "[]")
        List<Located<Block>> except,
    @Key("The default ports of flows to them.") Optional<Ports> ports) {}
