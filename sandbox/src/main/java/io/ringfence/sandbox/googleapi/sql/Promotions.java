package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.OperationFailedException;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import io.ringfence.sandbox.postgres.PostgresException;
import io.ringfence.sandbox.postgres.PostgresServer;

/**
 * <a href="https://cloud.google.com/sql/docs/postgres/replication/manage-replicas">Promotion</a>: a
 * replica becomes an instance of its own, which keeps its name and its address.
 */
final class Promotions {
  private final InstanceStore store;
  private final Servers servers;
  private final Operations operations;

  Promotions(InstanceStore store, Servers servers, Operations operations) {
    this.store = store;
    this.servers = servers;
    this.operations = operations;
  }

  /**
   * Promotes a replica.
   *
   * @throws GoogleApiException 400 if it is none or is not running, 404, 409
   */
  Operation promote(InstanceName name) {
    Instance replica = store.require(name);
    operations.requireIdle(Product.CLOUD_SQL, name.target());
    if (!replica.isReplica()) {
      throw GoogleApiException.invalid(
          "Invalid request: The instance '" + name.name() + "' is not a read replica.");
    }
    servers.requireRunning(replica);
    return operations.submit(
        Product.CLOUD_SQL,
        name.project(),
        "PROMOTE_REPLICA",
        name.target(),
        () -> {},
        () -> work(name));
  }

  private void work(InstanceName name) {
    Instance replica = store.require(name);
    Instance promoted = InstanceResources.stamped(Replication.promoted(replica));
    try {
      PostgresServer server = servers.requireRunning(replica);
      server.promote();
      IamAuthentication.enable(promoted, server);
    } catch (PostgresException e) {
      throw new OperationFailedException(
          "INTERNAL_ERROR", "Failed to promote the replica: " + e.getMessage(), e);
    }
    store.put(promoted);
  }
}
