package io.ringfence.config;

import io.ringfence.cluster.gke.GkeCluster;
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
            "A cluster of Google Kubernetes Engine by its name: its address and certificate"
                + " authority are read from Google, credentials come from gke-gcloud-auth-plugin."
                + " Instead of kubeconfig and context.")
        Optional<GkeCluster> gke,
    @Key(
            "What the cluster must be called, or nothing is changed: the cluster's name in the"
                + " kubeconfig, the name of a GKE cluster, or the UID of the namespace"
                + " kube-system, which alone proves it.")
        Optional<String> expect,
    @Key(
            value =
                "Whether a cluster that is not known to enforce policies is refused; otherwise"
                    + " it is warned of.",
            defaultValue = "false")
        boolean requireEnforcement,
    @Key(
            value =
                "What enforces the policies: gke-v2, gke-calico, cilium or generic. Left out,"
                    + " that of a cluster given by gke is read from Google.",
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
