package io.ringfence.config;

import io.ringfence.flow.Ports;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** Who talks to whom: each of {@code from} to each of {@code to}. */
public record FlowConfig(
    @Key("Who opens the connection: workloads, addresses, namespaces, or anywhere.")
        List<Located<String>> from,
    @Key(
            "Who accepts it: workloads, databases, addresses, namespaces, hosts, dns, https,"
                + " metadata, google-apis, google-apis-restricted, or anywhere.")
        List<Located<String>> to,
    @Key("On which ports; those of the peer at to unless said otherwise.") Optional<Ports> ports,
    @Key("Why the flow is there; the policies that it produces keep it as an annotation.")
        Optional<String> because) {}
