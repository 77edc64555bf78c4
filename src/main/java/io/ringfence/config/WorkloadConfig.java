package io.ringfence.config;

import io.ringfence.flow.Ports;
import io.ringfence.policy.Posture;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** Pods to fence. */
public record WorkloadConfig(
    @Key(
            "The labels by which its pods are selected, for example {app: backend}, or a selector"
                + " with matchLabels and matchExpressions.")
        SelectorConfig pods,
    @Key("The namespace that its pods are in; the stack's unless said otherwise. It must exist.")
        Optional<String> namespace,
    @Key("The ports that it listens on: the default of flows to it.") Optional<Ports> ports,
    @Key("A posture of its own; the stack's unless said otherwise.") Optional<Posture> posture,
    @Key(
            value =
                "Whether no flow names it on purpose: its pods may reach nobody, and nobody may"
                    + " reach them.",
            defaultValue = "false")
        boolean isolated,
    @Key(
            value =
                "The databases whose address and credentials its pods get, each by its name or with"
                    + " more to say.",
            defaultValue = "[]")
        List<Located<BindConfig>> binds) {}
