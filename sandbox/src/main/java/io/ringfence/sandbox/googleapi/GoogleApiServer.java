package io.ringfence.sandbox.googleapi;

import io.ringfence.sandbox.googleapi.GoogleApiEndpoints.Paths;
import io.ringfence.sandbox.googleapi.addressing.PrivateAddresses;
import io.ringfence.sandbox.googleapi.compute.AddressStore;
import io.ringfence.sandbox.googleapi.compute.ComputeRoutes;
import io.ringfence.sandbox.googleapi.compute.GlobalAddresses;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.compute.NetworkStore;
import io.ringfence.sandbox.googleapi.compute.NetworkUse;
import io.ringfence.sandbox.googleapi.compute.Networks;
import io.ringfence.sandbox.googleapi.container.ClusterStore;
import io.ringfence.sandbox.googleapi.container.Clusters;
import io.ringfence.sandbox.googleapi.container.ContainerRoutes;
import io.ringfence.sandbox.googleapi.http.ApiHttpServer;
import io.ringfence.sandbox.googleapi.http.RequestQuota;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.operations.OperationCodec;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.resourcemanager.ResourceManagerRoutes;
import io.ringfence.sandbox.googleapi.servicenetworking.ConnectionStore;
import io.ringfence.sandbox.googleapi.servicenetworking.Connections;
import io.ringfence.sandbox.googleapi.servicenetworking.ServiceNetworkingRoutes;
import io.ringfence.sandbox.googleapi.sql.CloudSql;
import io.ringfence.sandbox.googleapi.sql.InstanceStore;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import io.ringfence.sandbox.googleapi.state.StateLock;
import io.ringfence.sandbox.postgres.PostgresServers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executors;

/**
 * Stands in for Google's control plane on one machine: Cloud SQL Admin v1beta4, Compute v1, Service
 * Networking v1, Resource Manager v1 and Kubernetes Engine v1 over HTTP on 127.0.0.1, with a real
 * PostgreSQL server behind each instance. What Google has and the sandbox has not is answered 501.
 */
public final class GoogleApiServer implements AutoCloseable {
  private final Operations operations;
  private final CloudSql cloudSql;
  private final ApiHttpServer http;

  /** Reads the state; nothing is started yet. */
  public GoogleApiServer(GoogleApiOptions options, PostgresServers postgres, Clock clock) {
    Path state = options.stateDirectory();
    StateLock lock = new StateLock();
    this.operations =
        new Operations(
            new ResourceStore<>(state.resolve("operations"), new OperationCodec()),
            lock,
            clock,
            Executors.newCachedThreadPool());
    NetworkStore networks = new NetworkStore(state.resolve("networks"));
    AddressStore addresses = new AddressStore(state.resolve("addresses"));
    ConnectionStore connections = new ConnectionStore(state.resolve("connections"));
    InstanceStore instances = new InstanceStore(state.resolve("instances"));
    PrivateAddresses privateAddresses =
        new PrivateAddresses(
            state.resolve("subnets"),
            connections,
            addresses,
            postgres::canListen,
            postgres::isLocal);
    this.cloudSql =
        new CloudSql(
            Paths.SQL,
            instances,
            networks,
            connections,
            privateAddresses,
            postgres,
            operations,
            lock,
            clock);
    NetworkUse use = network -> usersOf(network, addresses, connections, instances);
    List<Routes> products = new ArrayList<>(cloudSql.routes());
    products.add(
        new ComputeRoutes(
            Paths.COMPUTE,
            new Networks(networks, use, operations, lock, clock),
            new GlobalAddresses(addresses, networks, operations, lock, clock),
            operations));
    products.add(
        new ServiceNetworkingRoutes(
            Paths.SERVICE_NETWORKING,
            new Connections(
                connections,
                networks,
                addresses,
                network -> !instances.in(network).isEmpty(),
                operations,
                lock),
            operations));
    products.add(new ResourceManagerRoutes(Paths.RESOURCE_MANAGER));
    products.add(
        new ContainerRoutes(
            Paths.CONTAINER,
            new Clusters(
                new ClusterStore(state.resolve("clusters")),
                options.controlPlane(),
                operations,
                clock),
            operations));
    this.http =
        new ApiHttpServer(
            options.port(),
            Paths.HEALTH,
            options.bearerToken(),
            new RequestQuota(clock, options.requestsPerMinute()),
            products);
  }

  private static List<String> usersOf(
      NetworkName network,
      AddressStore addresses,
      ConnectionStore connections,
      InstanceStore instances) {
    List<String> users = new ArrayList<>(instances.in(network));
    connections
        .get(network)
        .ifPresent(connection -> users.add(network.path() + "/peerings/" + connection.peering()));
    users.addAll(addresses.in(network));
    return users;
  }

  /** Brings every instance back that can be, then serves requests. */
  public GoogleApiServer start() {
    cloudSql.bringBack();
    http.start();
    return this;
  }

  /** The paths of the instances whose server did not come back, each with the reason. */
  public SortedMap<String, String> failedInstances() {
    return cloudSql.failures();
  }

  /** The port on 127.0.0.1; known once the server has started. */
  public int port() {
    return http.port();
  }

  /** Where each product's API is; known once the server has started. */
  public GoogleApiEndpoints endpoints() {
    return new GoogleApiEndpoints(port());
  }

  /** Refuses new requests, lets running operations finish, and stops every instance's server. */
  @Override
  public void close() {
    http.close();
    operations.close();
    cloudSql.close();
  }
}
