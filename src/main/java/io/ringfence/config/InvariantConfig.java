package io.ringfence.config;

import io.ringfence.flow.Invariant.Demand;
import io.ringfence.flow.Ports;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** What must hold of the compiled policies, whatever the flows say. */
public record InvariantConfig(
    @Key("Who would open the connection: what may stand at a flow's from.")
        List<Located<String>> from,
    @Key("Who would accept it: what may stand at a flow's to.") List<Located<String>> to,
    @Key(
            "On which ports. Without them, allowed means those of the peer at to, and denied every"
                + " port, or those of https, dns, metadata and google-apis.")
        Optional<Ports> ports,
    @Key(
            "allowed: all of from reach all of to on all of the ports, where anywhere is the"
                + " outside; denied: nobody of from reaches anybody of to on any of them.")
        Demand verdict) {}
