package io.ringfence.config;

import io.ringfence.flow.Host;
import io.ringfence.flow.Ports;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** Hosts outside of the cluster with a name for flows, by their own names. */
public record HostsConfig(
    @Key(value = "Host names, each as api.stripe.com.", defaultValue = "[]")
        List<Located<Host.Name>> names,
    @Key(
            value =
                "Patterns of host names, each as *.stripe.com: an asterisk stands for any"
                    + " characters of one label, so that neither stripe.com nor a.b.stripe.com is"
                    + " meant.",
            defaultValue = "[]")
        List<Located<Host.Matching>> patterns,
    @Key("The default ports of flows to them.") Optional<Ports> ports) {}
