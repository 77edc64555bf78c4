package io.ringfence;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import io.ringfence.cluster.Binding;
import io.ringfence.cluster.Cluster;
import io.ringfence.config.ClusterConfig;
import io.ringfence.config.Declarations;
import io.ringfence.config.StackFile;
import io.ringfence.database.Database;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.database.Databases;
import io.ringfence.database.DestroyLock;
import io.ringfence.policy.PolicyCompiler;
import io.ringfence.policy.PolicySpec;
import io.ringfence.policy.PostureNotices;
import io.ringfence.policy.pulumi.Fence;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The whole deployment in reading order: the policies come last. */
public final class RingfenceStack {
  private final StackFile file;

  public RingfenceStack(StackFile file) {
    this.file = file;
  }

  /**
   * Declares everything that the stack's file asks for.
   *
   * @throws io.ringfence.config.InvalidStackFileException before anything is declared, when the
   *     file has problems
   */
  public void deploy(Context context) {
    Declarations declared = file.read();

    Cluster cluster = cluster(declared, context);
    Databases databases = new Databases(declared.databases(), new SecureRandom());
    List<Binding> bindings = bindings(declared, databases, cluster);

    List<PolicySpec> specs = specs(declared);
    warn(context, declared);
    Fence fence =
        new Fence(
            "fence",
            specs,
            databases.endpoints(),
            bindings,
            cluster,
            ComponentResourceOptions.Empty);

    if (databases.anyProvisioned()) {
      lock(databases, bindings, fence);
    }
    export(context, databases.endpoints(), bindings, fence);
  }

  private static Cluster cluster(Declarations declared, Context context) {
    ClusterConfig cluster = declared.cluster();
    return new Cluster(
        cluster.kubeconfig(),
        cluster.context(),
        declared.namespace(),
        declared.names(),
        context.projectName(),
        context.stackName());
  }

  private static List<Binding> bindings(
      Declarations declared, Databases databases, Cluster cluster) {
    return declared.bindings().stream()
        .map(
            binding -> {
              Database database = databases.named(binding.database());
              return new Binding(
                  binding.workload(),
                  database.endpoint(),
                  database.login().orElseThrow(),
                  cluster,
                  ComponentResourceOptions.Empty);
            })
        .toList();
  }

  private static List<PolicySpec> specs(Declarations declared) {
    List<PolicySpec> specs =
        new PolicyCompiler(declared.postures(), declared.cluster().dataplane())
            .compile(declared.workloads(), declared.flows());
    return declared.isolate()
        ? Stream.concat(specs.stream(), Stream.of(PolicyCompiler.isolation())).toList()
        : specs;
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
      Context context, List<DatabaseEndpoint> endpoints, List<Binding> bindings, Fence fence) {
    var outputs = new LinkedHashMap<String, Output<Map<String, Object>>>();
    endpoints.forEach(endpoint -> outputs.put(endpoint.database(), endpoint.asOutput()));
    context.export("endpoints", Output.of(outputs));
    context.export("bindings", bindings.stream().map(Binding::name).toList());
    context.export("policies", fence.policies());
  }
}
