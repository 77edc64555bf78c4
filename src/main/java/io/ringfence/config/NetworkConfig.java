package io.ringfence.config;

import io.ringfence.schema.Key;
import java.util.Optional;

/** The network of a Cloud SQL instance: one to create, or one that exists. */
public record NetworkConfig(
    @Key("Creates a network of this name, with private services access.") Optional<String> name,
    @Key(
            "The block from which Google takes the addresses of the network's instances: a /24 at"
                + " least, a /16 is recommended. It goes with name.")
        Optional<Block> privateServiceRange,
    @Key(
            "The name of a network that exists and has private services access, or"
                + " projects/PROJECT/global/networks/NAME for a shared one.")
        Optional<String> existing) {}
