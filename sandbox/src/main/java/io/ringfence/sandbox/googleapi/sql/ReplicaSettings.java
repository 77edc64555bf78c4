package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Cloud SQL and PostgreSQL refuse in the settings of a read replica. */
final class ReplicaSettings {
  /**
   * Of these a hot standby needs at least what its primary has (PostgreSQL's manual, "Hot Standby",
   * "Administrator's Overview"), with PostgreSQL's defaults.
   */
  private static final Map<String, Long> NOT_LOWER =
      new TreeMap<>(
          Map.of(
              "max_connections", 100L,
              "max_locks_per_transaction", 64L,
              "max_prepared_transactions", 0L,
              "max_wal_senders", 10L,
              "max_worker_processes", 8L));

  private ReplicaSettings() {}

  /**
   * Passes settings, defaults filled in, that a replica can have: without backups of its own, and
   * never stopped (<a
   * href="https://cloud.google.com/sql/docs/postgres/start-stop-restart-instance">activation
   * policy</a>).
   *
   * @throws GoogleApiException 400, or 501 for a replica that is to stop replicating
   */
  static void check(Settings settings) {
    if (Boolean.TRUE.equals(settings.getBackupConfiguration().getEnabled())) {
      throw GoogleApiException.invalid(
          "Invalid request: Backups cannot be enabled on a read replica.");
    }
    if (!"ALWAYS".equals(settings.getActivationPolicy())) {
      throw GoogleApiException.invalid(
          "Invalid request: The activation policy "
              + settings.getActivationPolicy()
              + " is not supported for read replica instances.");
    }
    if (!Boolean.TRUE.equals(settings.getDatabaseReplicationEnabled())) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support disabling the replication of a replica.");
    }
  }

  /**
   * Passes flags of a replica that can replay what a primary with its flags does.
   *
   * @throws GoogleApiException 400 naming the flag
   */
  static void checkFlags(
      Map<String, String> primaryFlags, Map<String, String> replicaFlags, String replica) {
    NOT_LOWER.forEach(
        (flag, standard) -> {
          long needed = number(primaryFlags.get(flag), standard);
          long given = number(replicaFlags.get(flag), standard);
          if (given < needed) {
            throw GoogleApiException.invalid(
                ("Invalid request: Invalid flag value for '%s': the read replica '%s' would have %d"
                     + " and must not have less than its primary, %d. Raise it on replicas first,"
                     + " lower it on the primary first.")
                    .formatted(flag, replica, given, needed));
          }
        });
  }

  /** What is no plain number is PostgreSQL's to judge. */
  private static long number(@Nullable String value, long absent) {
    return Optional.ofNullable(value)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(absent);
  }
}
