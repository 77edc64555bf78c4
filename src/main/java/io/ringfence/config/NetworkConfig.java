package io.ringfence.config;

import io.ringfence.schema.Key;
import java.util.Optional;

/** The network of a Cloud SQL instance: one to create, one that exists, or one of another stack. */
public record NetworkConfig(
    @Key("Creates a network of this name, for a cluster that is put in it afterwards.")
        Optional<String> name,
    @Key(
            "The block from which Google takes the addresses of the network's instances: a /24 at"
                + " least, a /16 is recommended. The stack reserves it and creates private services"
                + " access; left out, the network must have that already.")
        Optional<Block> privateServiceRange,
    @Key(
            "The name of a network that exists, the cluster's own as a rule, or"
                + " projects/PROJECT/global/networks/NAME for one of another project.")
        Optional<String> existing,
    @Key(
            "A network of another stack of Ringfence, with the private services access that it has"
                + " there.")
        Optional<StackNetworkConfig> stack) {}
