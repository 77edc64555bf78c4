package io.ringfence;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import io.ringfence.cluster.Binding;
import io.ringfence.cluster.Bindings;
import io.ringfence.cluster.Cluster;
import io.ringfence.cluster.gke.GkeReader;
import io.ringfence.cluster.live.LiveClusterReader;
import io.ringfence.config.Declarations;
import io.ringfence.config.StackFile;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.database.Databases;
import io.ringfence.database.DestroyLock;
import io.ringfence.database.InstanceLabels;
import io.ringfence.database.PlannedEndpoints;
import io.ringfence.policy.PostureNotices;
import io.ringfence.policy.pulumi.Fence;
import io.ringfence.proof.Declaration;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The whole deployment in reading order: the policies come last. */
public final class RingfenceStack {
  private final StackFile file;
  private final GkeReader google;
  private final LiveClusterReader clusters;

  /**
   * A stack.
   *
   * @param google whom to ask about a cluster that the file names
   * @param clusters how to look at the cluster before anything in it changes
   */
  public RingfenceStack(StackFile file, GkeReader google, LiveClusterReader clusters) {
    this.file = file;
    this.google = google;
    this.clusters = clusters;
  }

  /**
   * Declares everything that the stack's file asks for.
   *
   * @throws io.ringfence.config.InvalidStackFileException before anything is declared, when the
   *     file has problems
   * @throws io.ringfence.cluster.live.RefusedClusterException before anything is declared, when the
   *     cluster is not the one that the file expects
   */
  public void deploy(Context context) {
    deploy(context, file.read(google));
  }

  /** Declares what a stack's file says. */
  void deploy(Context context, Declarations declared) {
    Declaration declaration = declared.declaration();
    Fence.prove(declaration, PlannedEndpoints.of(declared.databases()));

    Effect effect = Effect.sinceLastUpdate(context);

    var random = new SecureRandom();
    Cluster cluster = cluster(declared, context, random);
    Databases databases =
        new Databases(
            declared.databases(),
            InstanceLabels.of(context.projectName(), context.stackName()),
            random);
    List<Binding> bindings = new Bindings(declared.bindings(), databases, cluster, random).all();

    warn(context, declared);
    Fence fence =
        new Fence(
            "fence",
            declaration,
            databases.endpoints(),
            bindings,
            cluster,
            ComponentResourceOptions.Empty);

    if (databases.anyProvisioned()) {
      lock(databases, bindings, fence);
    }
    export(context, databases, bindings, fence);
    effect.report(fence);
  }

  private Cluster cluster(Declarations declared, Context context, SecureRandom random) {
    var deliveries = new Deliveries(clusters, random);
    return new Cluster(
        deliveries.of(declared, context),
        declared.namespace(),
        declared.names(),
        context.projectName(),
        context.stackName());
  }

  private static void warn(Context context, Declarations declared) {
    new PostureNotices(declared.postures())
        .of(declared.workloads(), declared.flows())
        .forEach(notice -> context.log().warn(notice));
  }

  private static void lock(Databases databases, List<Binding> bindings, Fence fence) {
    Stream<List<Resource>> everything =
        Stream.of(
                databases.endpoints().stream().map(DatabaseEndpoint::resources),
                bindings.stream().map(Binding::resources),
                Stream.of(fence.resources()))
            .flatMap(Function.identity());
    new DestroyLock(databases.anyProtected(), everything.flatMap(List::stream).toList());
  }

  private static void export(
      Context context, Databases databases, List<Binding> bindings, Fence fence) {
    context.export("endpoints", Output.of(databases.asOutput()));
    if (!databases.networksAsOutput().isEmpty()) {
      context.export("networks", Output.of(databases.networksAsOutput()));
    }
    if (!databases.sharedPasswords().isEmpty()) {
      context.export("passwords", Output.of(databases.sharedPasswords()).asSecret());
    }
    var bound = new LinkedHashMap<String, Output<Map<String, Object>>>();
    bindings.forEach(binding -> bound.put(binding.name(), binding.asOutput()));
    context.export("bindings", Output.of(bound));
    context.export("policies", fence.policies());
  }
}
