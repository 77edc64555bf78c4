package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.addressing.PrivateAddresses;
import io.ringfence.sandbox.googleapi.compute.NetworkStore;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.servicenetworking.ConnectionStore;
import io.ringfence.sandbox.googleapi.state.StateLock;
import io.ringfence.sandbox.postgres.PostgresServers;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;

/** Cloud SQL as a whole: its instances, what is in them, and its API. */
public final class CloudSql implements AutoCloseable {
  private final Servers servers;
  private final InstanceWork work;
  private final List<Routes> routes;

  /**
   * @param basePath for example {@code /sql/v1beta4}
   */
  public CloudSql(
      String basePath,
      InstanceStore store,
      NetworkStore networks,
      ConnectionStore connections,
      PrivateAddresses addresses,
      PostgresServers postgres,
      Operations operations,
      StateLock lock,
      Clock clock) {
    this.servers = new Servers(postgres);
    this.work = new InstanceWork(store, servers, addresses, lock);
    Flags flags = new Flags(postgres);
    Replication replication = new Replication(store);
    InstanceRequests requests =
        new InstanceRequests(
            new PrivateNetworks(networks, connections),
            flags,
            new ReplicaRequests(store, replication),
            postgres.majorVersions());
    Instances instances =
        new Instances(store, requests, work, servers, replication, operations, lock, clock);
    ServerRequests inside = new ServerRequests(store, servers, operations);
    this.routes =
        List.of(
            new InstanceRoutes(basePath, instances, new Promotions(store, servers, operations)),
            new DatabaseRoutes(basePath, new Databases(inside)),
            new UserRoutes(basePath, new Users(inside)),
            new SslCertRoutes(basePath, new SslCerts(inside)),
            new CatalogueRoutes(basePath, flags),
            new SqlOperationRoutes(basePath, operations));
  }

  public List<Routes> routes() {
    return routes;
  }

  /** Starts the server of every instance that ran when the sandbox was last stopped. */
  public void bringBack() {
    work.bringBack();
  }

  /** The paths of the instances whose server did not come back, each with the reason. */
  public SortedMap<String, String> failures() {
    return work.failures();
  }

  /** Stops every instance's server; their data stay. */
  @Override
  public void close() {
    servers.close();
  }
}
