package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.postgres.PostgresException;
import io.ringfence.sandbox.postgres.PostgresServer;
import io.ringfence.sandbox.postgres.PostgresServers;
import io.ringfence.sandbox.postgres.ServerDefinition;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL servers behind the instances, by the instance's server name. */
final class Servers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Servers.class);

  private final PostgresServers postgres;
  private final ConcurrentMap<String, PostgresServer> opened = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> failures = new ConcurrentHashMap<>();

  Servers(PostgresServers postgres) {
    this.postgres = postgres;
  }

  PostgresServer create(ServerDefinition definition) {
    PostgresServer server = postgres.create(definition);
    opened.put(definition.name(), server);
    return server;
  }

  /** A server that streams from another, which is named by its server name. */
  PostgresServer createReplica(ServerDefinition definition, String primary) {
    PostgresServer server = postgres.createReplica(definition, primary);
    opened.put(definition.name(), server);
    return server;
  }

  /** Brings the instance's server back; why it does not come, if so, is {@link #failure}. */
  void bringBack(Instance instance) {
    try {
      start(instance);
    } catch (RuntimeException e) {
      log.error("the instance {} does not start", instance.name().path(), e);
      failures.put(instance.serverName(), String.valueOf(e.getMessage()));
    }
  }

  /** Why the instance's server did not come back. */
  Optional<String> failure(Instance instance) {
    return Optional.ofNullable(failures.get(instance.serverName()));
  }

  /** The instance's server, running. */
  PostgresServer start(Instance instance) {
    PostgresServer server = started(instance);
    failures.remove(instance.serverName());
    return server;
  }

  private PostgresServer started(Instance instance) {
    PostgresServer server = opened.get(instance.serverName());
    if (server == null) {
      server = postgres.open(instance.serverName());
      opened.put(instance.serverName(), server);
    } else if (!server.isRunning()) {
      server.start();
    }
    return server;
  }

  void stop(Instance instance) {
    running(instance).ifPresent(PostgresServer::stop);
  }

  Optional<PostgresServer> running(Instance instance) {
    return Optional.ofNullable(opened.get(instance.serverName())).filter(PostgresServer::isRunning);
  }

  /**
   * The instance's server.
   *
   * @throws GoogleApiException 400, in Google's words, if it is not running
   */
  PostgresServer requireRunning(Instance instance) {
    return running(instance)
        .orElseThrow(
            () ->
                GoogleApiException.invalid(
                    "Invalid request: Invalid request since instance is not running."));
  }

  /**
   * Removes the instance's server and its data, whatever state they are in.
   *
   * @throws PostgresException if something of it is left
   */
  void delete(Instance instance) {
    failures.remove(instance.serverName());
    postgres.delete(instance.serverName());
    opened.remove(instance.serverName());
  }

  /** Stops every server; their data stays. */
  @Override
  public void close() {
    for (PostgresServer server : opened.values()) {
      try {
        if (server.isRunning()) {
          server.stop();
        }
      } catch (PostgresException e) {
        log.error("the server {} does not stop", server.name(), e);
      }
    }
    opened.clear();
  }
}
