package io.ringfence.config;

import io.ringfence.schema.Key;
import java.util.Optional;

/** A network of another stack of Ringfence, which says where it is. */
public record StackNetworkConfig(
    @Key(
            "The other stack, as ORGANIZATION/PROJECT/STACK; where the state is kept in files the"
                + " organization is organization.")
        String name,
    @Key("Which of that stack's networks; left out, it must have one alone.")
        Optional<String> network) {}
