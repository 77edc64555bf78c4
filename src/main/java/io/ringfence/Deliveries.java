package io.ringfence;

import com.pulumi.Context;
import com.pulumi.deployment.Deployment;
import io.ringfence.cluster.AppliedObjects;
import io.ringfence.cluster.Delivery;
import io.ringfence.cluster.RenderedManifests;
import io.ringfence.cluster.gke.GkeSettings;
import io.ringfence.cluster.live.ClusterAccess;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigText;
import io.ringfence.cluster.live.ClusterGuard;
import io.ringfence.cluster.live.ClusterGuard.Admitted;
import io.ringfence.cluster.live.LiveClusterReader;
import io.ringfence.config.ClusterConfig;
import io.ringfence.config.Declarations;
import java.security.SecureRandom;
import java.util.List;

/**
 * How a stack's objects get to its cluster: applied to one that has been looked at, or written as
 * manifests.
 */
final class Deliveries {
  private final LiveClusterReader clusters;
  private final SecureRandom random;

  Deliveries(LiveClusterReader clusters, SecureRandom random) {
    this.clusters = clusters;
    this.random = random;
  }

  /**
   * The delivery that the stack's file asks for.
   *
   * @throws io.ringfence.cluster.live.RefusedClusterException when objects are to be applied to a
   *     cluster that is not the one that the file expects
   */
  Delivery of(Declarations declared, Context context) {
    return declared
        .manifests()
        .<Delivery>map(manifests -> new RenderedManifests(manifests, context.stackName(), random))
        .orElseGet(() -> applied(declared, context));
  }

  private Delivery applied(Declarations declared, Context context) {
    ClusterConfig cluster = declared.cluster();
    ClusterAccess access =
        declared
            .gke()
            .<ClusterAccess>map(settings -> new KubeconfigText(settings.kubeconfig()))
            .orElseGet(() -> new KubeconfigFile(cluster.kubeconfig(), cluster.context()));
    Admitted admitted =
        new ClusterGuard(
                cluster.expect(), cluster.requireEnforcement(), Deployment.getInstance().isDryRun())
            .admit(
                clusters,
                access,
                declared.gke().map(GkeSettings::names).orElse(List.of()),
                declared.gke().map(GkeSettings::enforcement));
    admitted.warnings().forEach(warning -> context.log().warn(warning));
    return new AppliedObjects(access, admitted.uid());
  }
}
