package io.ringfence.config;

import io.ringfence.flow.Ports;
import io.ringfence.schema.Key;
import java.util.Optional;

/** Whole namespaces with a name for flows, by their own name or by their labels. */
public record NamespacesConfig(
    @Key("The namespace of this name.") Optional<String> name,
    @Key(
            "The namespaces with these labels, for example {team: tenants}, or a selector with"
                + " matchLabels and matchExpressions.")
        Optional<SelectorConfig> labels,
    @Key("Which of their pods, by their labels or a selector; all of them unless said otherwise.")
        Optional<SelectorConfig> pods,
    @Key("The default ports of flows to them.") Optional<Ports> ports) {}
