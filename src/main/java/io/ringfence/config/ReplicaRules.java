package io.ringfence.config;

import io.ringfence.database.BackupSettings;
import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.ReplicaSettings;
import java.util.Optional;

/**
 * What Cloud SQL would refuse of read replicas.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/replication/create-replica">Create read
 *     replicas</a>
 */
final class ReplicaRules {
  private final Optional<String> stackRegion;
  private final TierRules tierRules;
  private final StackConfig config;
  private final String project;
  private final Names names;
  private final Problems problems;

  ReplicaRules(
      StackConfig config,
      String project,
      Optional<String> stackRegion,
      Names names,
      Problems problems) {
    this.stackRegion = stackRegion;
    this.tierRules = new TierRules(problems);
    this.config = config;
    this.project = project;
    this.names = names;
    this.problems = problems;
  }

  void check(String path, String name, DatabaseConfig database, CloudSqlSettings primary) {
    boolean recoverable = primary.backups().map(BackupSettings::pointInTimeRecovery).orElse(false);
    if (!database.replicas().isEmpty() && !recoverable) {
      problems.add(
          path + ".cloudSql.backups",
          "read replicas need a primary with backups and point-in-time recovery",
          "write backups: {pointInTimeRecovery: true}");
    }
    database
        .replicas()
        .forEach(
            (replica, settings) ->
                check(path + ".replicas." + replica, name + "-" + replica, settings, primary));
  }

  private void check(
      String path, String instance, ReplicaSettings replica, CloudSqlSettings primary) {
    names.checkInstance(path, instance, project);
    if (config.databases().containsKey(instance)) {
      problems.add(
          path,
          instance,
          "a database has the name of this replica's instance",
          "rename the replica or the database");
    }
    replica.tier().ifPresent(tier -> tierRules.check(path + ".tier", tier, primary.edition()));
    boolean elsewhere =
        replica
            .region()
            .filter(region -> !Optional.of(region).equals(primary.region().or(() -> stackRegion)))
            .isPresent();
    if (elsewhere && primary.encryptionKey().isPresent() && replica.encryptionKey().isEmpty()) {
      problems.add(
          path + ".encryptionKey",
          "the primary's key is of another region",
          "give a key of the replica's region");
    }
  }
}
