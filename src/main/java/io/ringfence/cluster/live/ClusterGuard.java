package io.ringfence.cluster.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every change: the cluster is the expected one, it enforces policies, and it is
 * there.
 *
 * @param expect a name of the cluster that must be met, or the UID of its {@code kube-system}
 * @param requireEnforcement whether a cluster that is not known to enforce policies is refused
 * @param preview whether nothing is going to change, so that a cluster may be out of reach
 */
public record ClusterGuard(Optional<String> expect, boolean requireEnforcement, boolean preview) {

  /**
   * A cluster that may be changed.
   *
   * @param uid the UID of its {@code kube-system}, where known
   * @param warnings what whoever runs the stack should know, each a sentence
   */
  public record Admitted(Optional<String> uid, List<String> warnings) {
    public Admitted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads the cluster and admits it.
   *
   * @param names what it is called besides the kubeconfig's name of it
   * @param settings whether it enforces policies, by what its provider says of it
   * @throws RefusedClusterException if it is not the expected one, or does not enforce policies
   *     though it must, or is out of reach though one of these or a change is asked for
   */
  public Admitted admit(
      LiveClusterReader reader,
      ClusterAccess access,
      List<String> names,
      Optional<Enforcement> settings) {
    LiveCluster cluster;
    try {
      cluster = reader.read(access);
    } catch (UnreachableClusterException e) {
      return outOfReach(e);
    }
    checkExpected(cluster, names);
    return new Admitted(cluster.uid(), warnings(settings.orElse(cluster.enforcement())));
  }

  private Admitted outOfReach(UnreachableClusterException problem) {
    if (expect.isPresent() || requireEnforcement || !preview) {
      throw new RefusedClusterException(
          "",
          "the cluster cannot be checked, because " + problem.reason(),
          "make it reachable from here, or name another");
    }
    return new Admitted(
        Optional.empty(),
        List.of(
            "the cluster cannot be reached, so the preview does not know what is in it; an update"
                + " will be refused: "
                + problem.reason()));
  }

  private void checkExpected(LiveCluster cluster, List<String> names) {
    Set<String> known = new LinkedHashSet<>(names);
    if (!cluster.name().isEmpty()) {
      known.add(cluster.name());
    }
    cluster.uid().ifPresent(known::add);
    if (expect.isPresent() && !known.contains(expect.get())) {
      throw new RefusedClusterException(
          ".expect = \"" + expect.get() + "\"",
          "this is another cluster: "
              + String.join(", ", known)
              + (cluster.uid().isEmpty() ? "; its namespace kube-system may not be read" : ""),
          "name the cluster that the stack is for, or expect one of these");
    }
  }

  private List<String> warnings(Enforcement enforcement) {
    Optional<String> doubt = doubt(enforcement);
    if (requireEnforcement && doubt.isPresent()) {
      throw new RefusedClusterException(
          ".requireEnforcement = true",
          doubt.get(),
          "turn enforcement on in the cluster, or set requireEnforcement: false");
    }
    return enforcement instanceof Enforcement.Idle ? List.of() : doubt.stream().toList();
  }

  private static Optional<String> doubt(Enforcement enforcement) {
    if (enforcement instanceof Enforcement.NotEnforced not) {
      return Optional.of(
          "the cluster does not enforce policies, so they will do nothing, because "
              + not.reason());
    }
    String unknown = "the cluster is not known to enforce policies, because ";
    if (enforcement instanceof Enforcement.Idle) {
      return Optional.of(unknown + "it has no nodes, whose agents would show it");
    }
    return enforcement instanceof Enforcement.Unknown reason
        ? Optional.of(unknown + reason.reason())
        : Optional.empty();
  }
}
