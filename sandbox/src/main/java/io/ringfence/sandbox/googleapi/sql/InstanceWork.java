package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.SslCert;
import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.googleapi.addressing.PrivateAddresses;
import io.ringfence.sandbox.googleapi.operations.OperationFailedException;
import io.ringfence.sandbox.googleapi.state.StateLock;
import io.ringfence.sandbox.postgres.Admission;
import io.ringfence.sandbox.postgres.PostgresException;
import io.ringfence.sandbox.postgres.PostgresServer;
import io.ringfence.sandbox.postgres.ServerDefinition;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of instances' operations: what takes long and may fail halfway. */
final class InstanceWork {
  private static final Logger log = LoggerFactory.getLogger(InstanceWork.class);
  private static final String DEFAULT_USER = "postgres";
  private static final int PASSWORD_BYTES = 24;

  private final InstanceStore store;
  private final Servers servers;
  private final PrivateAddresses addresses;
  private final StateLock lock;

  InstanceWork(InstanceStore store, Servers servers, PrivateAddresses addresses, StateLock lock) {
    this.store = store;
    this.servers = servers;
    this.addresses = addresses;
    this.lock = lock;
  }

  /**
   * Makes the instance's server at an address of its own; the instance is FAILED, and what was made
   * of the server removed, if that fails.
   */
  void create(Instance pending, Optional<String> rootPassword) {
    Instance instance = pending;
    try {
      instance = allocate(pending);
      SslCert authority = startNew(instance, rootPassword);
      store.put(instance.certifiedBy(authority).inState(Instance.RUNNABLE));
    } catch (RuntimeException e) {
      store.put(instance.inState(Instance.FAILED));
      discard(instance);
      throw failure("Failed to create the instance", e);
    }
  }

  /** What cannot be removed now is removed by the deletion of the failed instance. */
  private void discard(Instance instance) {
    try {
      servers.delete(instance);
    } catch (PostgresException e) {
      log.error("what was made of the server {} is still there", instance.serverName(), e);
    }
  }

  private Instance allocate(Instance pending) {
    return lock.hold(
        () -> {
          IPAddress address =
              addresses.allocate(
                  pending.network().orElseThrow(),
                  pending.resource().getRegion(),
                  pending.allocatedRange(),
                  store.addresses());
          Instance located = pending.at(address);
          store.put(located);
          return located;
        });
  }

  private SslCert startNew(Instance instance, Optional<String> rootPassword) {
    ServerDefinition definition =
        new ServerDefinition(
            instance.serverName(),
            instance.majorVersion(),
            instance.privateAddress().orElseThrow(),
            instance.flags());
    PostgresServer server =
        instance
            .primary()
            .map(primary -> servers.createReplica(definition, store.require(primary).serverName()))
            .orElseGet(() -> withUser(servers.create(definition), rootPassword));
    server.admit(SslModes.admission(instance.settings()));
    IamAuthentication.enable(instance, server);
    if (!instance.alwaysOn()) {
      server.stop();
    }
    return SslCertificates.ofServer(server.serverCaCertificate(), instance.name());
  }

  private static PostgresServer withUser(PostgresServer server, Optional<String> rootPassword) {
    if (!server.users().contains(DEFAULT_USER)) {
      server.createUser(DEFAULT_USER, rootPassword.orElseGet(InstanceWork::unknownPassword));
    } else if (rootPassword.isPresent()) {
      server.changePassword(DEFAULT_USER, rootPassword.get());
    }
    return server;
  }

  /** Brings the server to new settings, then shows them. */
  void change(InstanceName name, Settings settings) {
    Instance current = store.require(name);
    Instance changed = InstanceResources.stamped(current.with(settings));
    try {
      apply(current, changed);
    } catch (PostgresException e) {
      throw failure("Failed to update the instance", e);
    }
    store.put(changed.inState(Instance.RUNNABLE));
  }

  private void apply(Instance current, Instance changed) {
    if (!changed.alwaysOn()) {
      configure(current, changed);
      servers.stop(changed);
      return;
    }
    boolean wasRunning = servers.running(current).isPresent();
    PostgresServer server = servers.start(changed);
    configure(current, changed);
    boolean otherMachine =
        !Objects.equals(current.settings().getTier(), changed.settings().getTier())
            || !Objects.equals(current.settings().getEdition(), changed.settings().getEdition());
    if (wasRunning && otherMachine) {
      server.restart();
    }
  }

  private void configure(Instance current, Instance changed) {
    if (!current.flags().equals(changed.flags())) {
      PostgresServer server = servers.start(changed);
      server.changeSettings(changed.flags());
      IamAuthentication.enable(changed, server);
    }
    Admission admission = SslModes.admission(changed.settings());
    if (admission != SslModes.admission(current.settings())) {
      servers.start(changed).admit(admission);
    }
  }

  void restart(InstanceName name) {
    try {
      servers.requireRunning(store.require(name)).restart();
    } catch (PostgresException e) {
      throw failure("Failed to restart the instance", e);
    }
  }

  /** Removes the server and its data, then the instance; the instance is FAILED if data is left. */
  void delete(Instance instance) {
    try {
      servers.delete(instance);
    } catch (PostgresException e) {
      store.put(instance.inState(Instance.FAILED));
      throw failure("Failed to delete the instance", e);
    }
    store.remove(instance.name());
  }

  /**
   * After a start of the sandbox: brings back what ran, primaries before their replicas, and fails
   * what was being made.
   */
  void bringBack() {
    List<Instance> primariesFirst =
        store.list().stream().sorted(Comparator.comparing(Instance::isReplica)).toList();
    for (Instance instance : primariesFirst) {
      if (instance.isIn(Instance.PENDING_CREATE) || instance.isIn(Instance.PENDING_DELETE)) {
        store.put(instance.inState(Instance.FAILED));
      } else if (instance.isIn(Instance.RUNNABLE) && instance.alwaysOn()) {
        servers.bringBack(instance);
      }
    }
  }

  /** The paths of the instances that did not come back, each with the reason. */
  SortedMap<String, String> failures() {
    SortedMap<String, String> failures = new TreeMap<>();
    for (Instance instance : store.list()) {
      servers.failure(instance).ifPresent(why -> failures.put(instance.name().path(), why));
    }
    return failures;
  }

  private static OperationFailedException failure(String what, RuntimeException cause) {
    if (cause instanceof OperationFailedException failed) {
      return failed;
    }
    log.error("{}", what, cause);
    return new OperationFailedException("INTERNAL_ERROR", what + ": " + cause.getMessage(), cause);
  }

  /** Nobody learns it, so nobody logs in until a password is set, as with Cloud SQL. */
  static String unknownPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
