package io.ringfence.sandbox.googleapi;

import java.net.URI;

/**
 * Where each product's API is, in the form that the Google provider's custom endpoints take: the
 * address that stands for, say, {@code https://compute.googleapis.com/compute/v1/}, with the slash
 * at its end.
 *
 * @param port the port on 127.0.0.1
 */
public record GoogleApiEndpoints(int port) {

  /** The scheme, host and port, without a path; Google's Java clients call it the root URL. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public URI sql() {
    return root().resolve(Paths.SQL.substring(1) + "/");
  }

  public URI compute() {
    return root().resolve(Paths.COMPUTE.substring(1) + "/");
  }

  public URI serviceNetworking() {
    return root().resolve(Paths.SERVICE_NETWORKING.substring(1) + "/");
  }

  public URI resourceManager() {
    return root().resolve(Paths.RESOURCE_MANAGER.substring(1) + "/");
  }

  public URI container() {
    return root().resolve(Paths.CONTAINER.substring(1) + "/");
  }

  /** Answers 200 without a token as soon as requests are served. */
  public URI health() {
    return root().resolve(Paths.HEALTH.substring(1));
  }

  /** The path of each API on the server. */
  static final class Paths {
    static final String SQL = "/sql/v1beta4";
    static final String COMPUTE = "/compute/v1";
    static final String SERVICE_NETWORKING = "/servicenetworking/v1";
    static final String RESOURCE_MANAGER = "/cloudresourcemanager/v1";
    static final String CONTAINER = "/container/v1";
    static final String HEALTH = "/healthz";

    private Paths() {}
  }
}
