package io.ringfence.cluster.gke;

import io.ringfence.schema.Key;
import java.util.Optional;

/** Which cluster of Google Kubernetes Engine. */
public record GkeCluster(
    @Key("The cluster's name.") String name,
    @Key("Its region or zone, for example europe-west1.") String location,
    @Key("Its project; gcp:project unless said otherwise.") Optional<String> project,
    @Key(
            value =
                "At which of its addresses the control plane is reached: ip is the one that Google"
                    + " gives first, internal-ip the one in the cluster's network, dns the name"
                    + " that leads there from any network.",
            defaultValue = "\"ip\"")
        GkeEndpoint endpoint) {}
