package io.ringfence.config;

import io.ringfence.policy.Dataplane;
import io.ringfence.schema.Key;
import java.util.List;
import java.util.Optional;

/** Which cluster the policies go to. */
public record ClusterConfig(
    @Key("The kubeconfig's path, from the project's folder or from your home (~/).")
        Optional<String> kubeconfig,
    @Key("The kubeconfig's context; the current one unless said otherwise.")
        Optional<String> context,
    @Key(
            value = "What enforces the policies: gke-v2, gke-calico, cilium or generic.",
            defaultValue = "\"generic\"")
        Dataplane dataplane,
    @Key(
            value = "The blocks of the pods' addresses, which nothing else may overlap.",
            defaultValue = "[]")
        List<Located<Block>> podRanges,
    @Key(
            value = "The blocks of the services' addresses, which nothing else may overlap.",
            defaultValue = "[]")
        List<Located<Block>> serviceRanges) {}
