package io.ringfence.config;

import io.ringfence.cluster.gke.GkeCluster;
import io.ringfence.cluster.gke.GkeDataplane;
import io.ringfence.cluster.gke.GkeSettings;
import io.ringfence.policy.Dataplane;
import java.util.regex.Pattern;

/** How a stack's file may name its cluster: in exactly one way. */
final class ClusterRules {
  private static final String PATH = "ringfence:cluster";

  /**
   * The names of clusters, as the API takes them.
   *
   * @see <a
   *     href="https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters">Clusters</a>
   */
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

  private static final Pattern LOCATION = Pattern.compile("[a-z]+-[a-z]+[0-9]+(-[a-z])?");

  private final StackFile file;
  private final Problems problems;

  ClusterRules(StackFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Notes what is wrong with how the cluster is named.
   *
   * @param needed whether there is something to apply to it
   */
  void check(ClusterConfig cluster, boolean needed) {
    if (problems.isWithin(PATH)) {
      return;
    }
    boolean byKubeconfig = cluster.kubeconfig().isPresent() || cluster.context().isPresent();
    if (byKubeconfig == cluster.gke().isPresent() && (byKubeconfig || needed)) {
      problems.add(
          PATH,
          byKubeconfig
              ? "gke names one cluster, and kubeconfig or context another"
              : "the cluster is not named, and whichever happens to be current is no answer",
          "give kubeconfig, context or both, or gke: {name: …, location: …}");
    }
    cluster.gke().ifPresent(this::checkGke);
    if (cluster.expect().filter(String::isBlank).isPresent()) {
      problems.add(
          PATH + ".expect",
          cluster.expect().get(),
          "this is no cluster's name",
          "give the cluster's name, or leave it out");
    }
  }

  /** Notes a dataplane that the cluster does not have; generic fits each. */
  void checkDataplane(ClusterConfig cluster, GkeSettings settings) {
    Dataplane found = dataplane(settings.dataplane());
    if (cluster.dataplane() != Dataplane.GENERIC && cluster.dataplane() != found) {
      problems.add(
          PATH + ".dataplane",
          Scalars.choiceName(cluster.dataplane()),
          "Google says that the cluster %s has another: %s"
              .formatted(
                  settings.name(),
                  switch (settings.dataplane()) {
                    case V2 -> "gke-v2";
                    case CALICO -> "gke-calico";
                    case NONE -> "one that does not enforce policies";
                  }),
          "leave it out, and it is read from Google");
    }
  }

  /** What a cluster's dataplane is in a stack's file. */
  static Dataplane dataplane(GkeDataplane dataplane) {
    return switch (dataplane) {
      case V2 -> Dataplane.GKE_V2;
      case CALICO -> Dataplane.GKE_CALICO;
      case NONE -> Dataplane.GENERIC;
    };
  }

  private void checkGke(GkeCluster gke) {
    if (!NAME.matcher(gke.name()).matches()) {
      problems.add(
          PATH + ".gke.name",
          gke.name(),
          "this cannot name a GKE cluster",
          "use at most 40 lowercase letters, digits and hyphens, a letter first");
    }
    if (!LOCATION.matcher(gke.location()).matches()) {
      problems.add(
          PATH + ".gke.location",
          gke.location(),
          "this is neither a region nor a zone",
          "give one, for example europe-west1 or europe-west1-b");
    }
    if (gke.project().or(() -> file.value("gcp:project")).isEmpty()) {
      problems.add(
          PATH + ".gke.project",
          "neither this nor gcp:project says which project the cluster is in",
          "pulumi config set gcp:project VALUE");
    }
  }
}
