package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.ReplicaConfiguration;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import java.util.List;
import java.util.Optional;

/**
 * Which instances are read replicas of which (<a
 * href="https://cloud.google.com/sql/docs/postgres/replication">replication in Cloud SQL</a>). A
 * replica names its primary; a primary's replicas are those that name it.
 */
final class Replication {
  static final String PRIMARY = "CLOUD_SQL_INSTANCE";
  static final String REPLICA = "READ_REPLICA_INSTANCE";

  private final InstanceStore store;

  Replication(InstanceStore store) {
    this.store = store;
  }

  /**
   * The instance that a replica names.
   *
   * @param project of the replica
   * @param name {@code PRIMARY} or {@code PROJECT:PRIMARY}
   */
  static InstanceName parse(String project, String name) {
    int colon = name.lastIndexOf(':');
    return colon < 0
        ? new InstanceName(project, name)
        : new InstanceName(name.substring(0, colon), name.substring(colon + 1));
  }

  /**
   * The instance that a resource names as its primary, if it does.
   *
   * @param project of the resource
   */
  static Optional<InstanceName> primary(String project, DatabaseInstance resource) {
    return Optional.ofNullable(resource.getMasterInstanceName())
        .filter(name -> !name.isEmpty())
        .map(name -> parse(project, name));
  }

  /** The resource as one of a replica, or of an instance of its own. */
  static void mark(DatabaseInstance resource, Optional<InstanceName> primary) {
    resource.setInstanceType(primary.isPresent() ? REPLICA : PRIMARY);
    resource.setMasterInstanceName(
        primary.map(name -> name.project() + ":" + name.name()).orElse(null));
    resource.setReplicaConfiguration(
        primary
            .map(
                name ->
                    new ReplicaConfiguration()
                        .setKind("sql#replicaConfiguration")
                        .setFailoverTarget(false)
                        .setCascadableReplica(false))
            .orElse(null));
    resource.getSettings().setDatabaseReplicationEnabled(primary.map(name -> true).orElse(null));
  }

  /** The replica as the instance of its own that it is after its promotion. */
  static Instance promoted(Instance replica) {
    DatabaseInstance resource = GoogleJson.copy(replica.resource(), DatabaseInstance.class);
    mark(resource, Optional.empty());
    return new Instance(resource, replica.serverName());
  }

  List<Instance> replicasOf(InstanceName primary) {
    return store.list().stream()
        .filter(instance -> instance.primary().filter(primary::equals).isPresent())
        .toList();
  }

  /** The instance with the names of its replicas, if it has some. */
  DatabaseInstance shown(Instance instance) {
    List<String> names =
        replicasOf(instance.name()).stream().map(replica -> replica.name().name()).toList();
    return names.isEmpty()
        ? instance.resource()
        : GoogleJson.copy(instance.resource(), DatabaseInstance.class).setReplicaNames(names);
  }

  /**
   * Passes an instance without replicas.
   *
   * @throws GoogleApiException 400 with Google's reason and words
   */
  void requireNoReplicas(InstanceName primary) {
    if (!replicasOf(primary).isEmpty()) {
      throw GoogleApiException.badRequest(
          "errorReplicationMasterInvalidOperation",
          "The requested operation is not valid for a replication master instance.");
    }
  }

  /**
   * Passes an instance that no replica is being made of: it must not restart meanwhile.
   *
   * @throws GoogleApiException 409 as while an operation is at work
   */
  void requireNoneBeingMade(InstanceName primary) {
    if (replicasOf(primary).stream().anyMatch(r -> r.isIn(Instance.PENDING_CREATE))) {
      throw GoogleApiException.conflict(
          "operationInProgress",
          "Operation failed because another operation was already in progress. Try your request"
              + " after the current operation is complete.");
    }
  }
}
