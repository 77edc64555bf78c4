package io.ringfence.sandbox.googleapi.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import io.ringfence.sandbox.googleapi.state.StateLock;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * <a
 * href="https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1beta4/instances">Instances</a>.
 * The name of a deleted instance can be used again at once, as Google documents.
 */
final class Instances {
  private final InstanceStore store;
  private final InstanceRequests requests;
  private final InstanceWork work;
  private final Servers servers;
  private final Replication replication;
  private final Operations operations;
  private final StateLock lock;
  private final Clock clock;

  Instances(
      InstanceStore store,
      InstanceRequests requests,
      InstanceWork work,
      Servers servers,
      Replication replication,
      Operations operations,
      StateLock lock,
      Clock clock) {
    this.store = store;
    this.requests = requests;
    this.work = work;
    this.servers = servers;
    this.replication = replication;
    this.operations = operations;
    this.lock = lock;
    this.clock = clock;
  }

  /**
   * Makes an instance.
   *
   * @throws GoogleApiException 400 or 501 for its fields, 409 if it exists
   */
  Operation insert(String project, ObjectNode body) {
    DatabaseInstance request = requests.insert(project, body);
    Optional<String> rootPassword =
        Optional.ofNullable(request.getRootPassword()).filter(password -> !password.isEmpty());
    Instance pending = InstanceResources.pending(project, request, clock.instant());
    return lock.hold(
        () -> {
          requireAbsent(pending.name());
          pending.primary().ifPresent(this::requireReady);
          return submit(
              pending.name(),
              pending.isReplica() ? "CREATE_REPLICA" : "CREATE",
              () -> store.put(pending),
              () -> work.create(pending, rootPassword));
        });
  }

  /** A primary that replicas are made of: there, and at no other work. */
  private void requireReady(InstanceName primary) {
    requireRunnable(store.require(primary));
    operations.requireIdle(Product.CLOUD_SQL, primary.target());
  }

  private void requireAbsent(InstanceName name) {
    if (store.get(name).isPresent()) {
      throw new GoogleApiException(
          409, "ALREADY_EXISTS", "instanceAlreadyExists", "The Cloud SQL instance already exists.");
    }
  }

  /**
   * Gives an instance.
   *
   * @throws GoogleApiException 404
   */
  DatabaseInstance get(InstanceName name) {
    return view(store.require(name));
  }

  List<DatabaseInstance> list(String project) {
    return store.list(project).stream().map(this::view).toList();
  }

  /**
   * An instance that should run and does not, for example after a crash, is shown as FAILED, unless
   * an operation is at work on it, which may have stopped it for a moment.
   */
  private DatabaseInstance view(Instance instance) {
    boolean down =
        instance.isIn(Instance.RUNNABLE)
            && instance.alwaysOn()
            && operations.isIdle(Product.CLOUD_SQL, instance.name().target())
            && servers.running(instance).isEmpty();
    return replication.shown(down ? instance.inState(Instance.FAILED) : instance);
  }

  /**
   * Changes an instance's settings.
   *
   * @param replace whether the body's settings replace the current ones (PUT)
   * @throws GoogleApiException 400 or 501 for its fields, 404, 409 while another operation is at
   *     work, 412 for another settingsVersion or etag than the current one
   */
  Operation change(InstanceName name, ObjectNode body, boolean replace) {
    Instance current = store.require(name);
    operations.requireIdle(Product.CLOUD_SQL, name.target());
    requireRunnable(current);
    replication.requireNoneBeingMade(name);
    Settings settings = requests.change(current, body, replace);
    return submit(
        name, "UPDATE", () -> requireUnchanged(current), () -> work.change(name, settings));
  }

  /** The checks of a request take time, in which another may have been first. */
  private void requireUnchanged(Instance checked) {
    Instance current = store.require(checked.name());
    if (!current.settings().getSettingsVersion().equals(checked.settings().getSettingsVersion())
        || !current.serverName().equals(checked.serverName())) {
      throw GoogleApiException.conditionNotMet("Condition does not match.");
    }
  }

  /**
   * Restarts an instance's server.
   *
   * @throws GoogleApiException 400 if it is not running, 404, 409
   */
  Operation restart(InstanceName name) {
    Instance instance = store.require(name);
    operations.requireIdle(Product.CLOUD_SQL, name.target());
    replication.requireNoneBeingMade(name);
    servers.requireRunning(instance);
    return submit(name, "RESTART", () -> {}, () -> work.restart(name));
  }

  /**
   * Deletes an instance with its data.
   *
   * @throws GoogleApiException 400 if it is protected or has replicas, 404, 409
   */
  Operation delete(InstanceName name) {
    return lock.hold(
        () -> {
          Instance instance = store.require(name);
          operations.requireIdle(Product.CLOUD_SQL, name.target());
          requireUnprotected(instance);
          replication.requireNoReplicas(name);
          return submit(
              name,
              "DELETE",
              () -> store.put(instance.inState(Instance.PENDING_DELETE)),
              () -> work.delete(instance));
        });
  }

  private static void requireRunnable(Instance instance) {
    if (!instance.isIn(Instance.RUNNABLE)) {
      throw new GoogleApiException(
          409,
          "ABORTED",
          "invalidState",
          "The instance or operation is not in an appropriate state to handle the request.");
    }
  }

  private static void requireUnprotected(Instance instance) {
    if (Boolean.TRUE.equals(instance.settings().getDeletionProtectionEnabled())) {
      throw GoogleApiException.invalid(
          "The instance is protected. Please disable the deletion protection and try again. To"
              + " disable deletion protection, update the instance settings with"
              + " deletionProtectionEnabled set to false.");
    }
  }

  private Operation submit(
      InstanceName name, String type, Runnable onAccepted, Runnable operationWork) {
    return operations.submit(
        Product.CLOUD_SQL, name.project(), type, name.target(), onAccepted, operationWork);
  }
}
