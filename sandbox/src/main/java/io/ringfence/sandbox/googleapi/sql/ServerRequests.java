package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.OperationFailedException;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import io.ringfence.sandbox.googleapi.operations.Progress;
import io.ringfence.sandbox.postgres.PostgresException;
import io.ringfence.sandbox.postgres.PostgresServer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Operations on what is inside an instance. As with Cloud SQL, what PostgreSQL refuses is answered
 * 400 with its words rather than by an operation that fails later; the operation is remembered with
 * the error all the same.
 */
final class ServerRequests {
  private static final String REFUSED = "INVALID_REQUEST";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final InstanceStore store;
  private final Servers servers;
  private final Operations operations;

  ServerRequests(InstanceStore store, Servers servers, Operations operations) {
    this.store = store;
    this.servers = servers;
    this.operations = operations;
  }

  /**
   * The running server of an instance.
   *
   * @throws GoogleApiException 403 if there is no such instance, as Cloud SQL answers for what is
   *     inside one; 400 if it is not running
   */
  PostgresServer server(InstanceName name) {
    return servers.requireRunning(require(name));
  }

  Instance require(InstanceName name) {
    return store
        .get(name)
        .orElseThrow(
            () ->
                GoogleApiException.forbidden(
                    "notAuthorized", "The client is not authorized to make this request."));
  }

  /**
   * Runs one operation.
   *
   * @param what for the error, for example {@code failed to create database shop. Detail: pq}
   * @throws GoogleApiException 400 if PostgreSQL refuses, and as {@link #server}; 409 while another
   *     operation is at work
   */
  Operation run(InstanceName name, String type, String what, Consumer<PostgresServer> work) {
    requirePrimary(name);
    server(name);
    Operation accepted =
        operations.submit(
            Product.CLOUD_SQL,
            name.project(),
            type,
            name.target(),
            () -> {},
            () -> work(name, what, work));
    Operation ended = operations.await(accepted, LONGEST_WAIT);
    if (ended.progress() instanceof Progress.Failed failed && failed.code().equals(REFUSED)) {
      throw GoogleApiException.invalid(failed.message());
    }
    return ended;
  }

  /** What is inside a replica is its primary's, so PostgreSQL could not change it there either. */
  private void requirePrimary(InstanceName name) {
    require(name)
        .primary()
        .ifPresent(
            primary -> {
              throw GoogleApiException.invalid(
                  "Invalid request: The users and databases of the read replica '"
                      + name.name()
                      + "' are those of its primary; change them on '"
                      + primary.name()
                      + "'.");
            });
  }

  private void work(InstanceName name, String what, Consumer<PostgresServer> work) {
    try {
      work.accept(server(name));
    } catch (PostgresException e) {
      String code = e.sqlState().isEmpty() ? "INTERNAL_ERROR" : REFUSED;
      throw new OperationFailedException(
          code, "Invalid request: " + what + ": " + e.getMessage(), e);
    }
  }
}
