package io.ringfence.config;

import io.ringfence.database.BackupSettings;
import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.Locks;
import java.util.Map;

/** What nobody wants to find missing from a production stack on the day that it is needed. */
final class ProductionRules {
  private static final String UNLESS = ", or environment: another one";

  private final Problems problems;

  ProductionRules(Problems problems) {
    this.problems = problems;
  }

  void check(Map<String, DatabaseConfig> databases) {
    databases.forEach(
        (name, database) ->
            database
                .cloudSql()
                .ifPresent(settings -> check("ringfence:databases." + name, database, settings)));
  }

  private void check(String path, DatabaseConfig database, CloudSqlSettings settings) {
    checkLocks(path, database.locks().locks(database.isProtected()));
    checkBackups(path + ".cloudSql.backups", settings);
    problems.demand(
        settings.sslMode().demandsEncryption(),
        path + ".cloudSql.sslMode",
        settings.sslMode().name(),
        "a production database does not accept connections that anyone on the way can read",
        "write sslMode: ENCRYPTED_ONLY, or take this out" + UNLESS);
  }

  private void checkLocks(String path, Locks locks) {
    if (!locks.equals(Locks.all(true))) {
      problems.add(
          path + (locks.any() ? ".locks" : ".protected"),
          "a production database has all three locks on",
          (locks.any() ? "take this out and write protected: true" : "write protected: true")
              + UNLESS);
    }
  }

  private void checkBackups(String path, CloudSqlSettings settings) {
    if (!settings.backups().map(BackupSettings::pointInTimeRecovery).orElse(false)
        && !problems.isWithin(path)) {
      problems.add(
          path,
          "a production database can be restored to any moment",
          "write backups: {pointInTimeRecovery: true}" + UNLESS);
    }
  }
}
