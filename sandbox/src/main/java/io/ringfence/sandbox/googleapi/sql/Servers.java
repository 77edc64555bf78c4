package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.postgres.PostgresException;
import io.ringfence.sandbox.postgres.PostgresServer;
import io.ringfence.sandbox.postgres.PostgresServers;
import io.ringfence.sandbox.postgres.ServerDefinition;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL servers behind the instances, by the instance's server name. */
final class Servers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Servers.class);

  private final PostgresServers postgres;
  private final ConcurrentMap<String, PostgresServer> opened = new ConcurrentHashMap<>();

  Servers(PostgresServers postgres) {
    this.postgres = postgres;
  }

  SortedSet<Integer> majorVersions() {
    return postgres.majorVersions();
  }

  PostgresServer create(ServerDefinition definition) {
    PostgresServer server = postgres.create(definition);
    opened.put(definition.name(), server);
    return server;
  }

  /** The instance's server, running. */
  PostgresServer start(Instance instance) {
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

  /** Whether the instance's server has been made or brought back. */
  boolean isOpen(Instance instance) {
    return opened.containsKey(instance.serverName());
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
