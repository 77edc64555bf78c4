package io.ringfence.library;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.resources.ComponentResourceOptions;
import io.ringfence.cluster.AppliedObjects;
import io.ringfence.cluster.Binding;
import io.ringfence.cluster.BindingDefinition;
import io.ringfence.cluster.Cluster;
import io.ringfence.cluster.Delivery;
import io.ringfence.database.CloudSqlDatabase;
import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.GeneratedSecret;
import io.ringfence.database.InstanceLabels;
import io.ringfence.database.NetworkDefinition;
import io.ringfence.database.PrivateNetwork;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.Port;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.pulumi.Fence;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A team's own program, without a stack's file. The page docs/library.md shows it. */
public final class OrdersProgram {
  private static final ComponentResourceOptions NO_OPTIONS = ComponentResourceOptions.Empty;

  private OrdersProgram() {}

  public static void main(String[] arguments) {
    var network =
        new NetworkDefinition.Existing("projects/acme-prod/global/networks/prod", Optional.empty());
    Pulumi.run(context -> deploy(context, AppliedObjects.inContext("prod"), network));
  }

  /** Declares a database, and two workloads of which one may reach it. */
  public static void deploy(Context context, Delivery delivery, NetworkDefinition.Known network) {
    var random = new SecureRandom();
    var cluster = Cluster.of(context, delivery, "orders");
    Workload frontend =
        Workload.of("frontend", "orders", Map.of("app", "frontend")).listeningOn(Port.tcp(8080));
    Workload backend =
        Workload.of("backend", "orders", Map.of("app", "backend")).listeningOn(Port.tcp(8080));

    var main =
        new CloudSqlDatabase(
            CloudSql.of("main", CloudSqlSettings.of("db-custom-1-3840"), network)
                .withDatabases(List.of("orders"))
                .withUsers(List.of("orders")),
            new PrivateNetwork(network, NO_OPTIONS),
            InstanceLabels.of(context.projectName(), context.stackName()),
            random,
            NO_OPTIONS);
    var binding =
        new Binding(
            BindingDefinition.of(backend, main),
            main,
            cluster,
            new GeneratedSecret("checksum-key", random),
            NO_OPTIONS);

    Fence.in(cluster, Dataplane.GKE_V2)
        .after(binding)
        .allow(new Peer.Anywhere(), frontend)
        .allow(frontend, backend)
        .allow(backend, main)
        .allow(frontend, new Peer.Dns())
        .allow(backend, new Peer.Dns())
        .build("fence", NO_OPTIONS);
    context.export("endpoint", main.asOutput());
  }
}
