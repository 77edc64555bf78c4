package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A base backup of a running server by the low-level functions, as the binaries bring no
 * pg_basebackup (PostgreSQL's manual, "Making a Base Backup Using the Low Level API"). The WAL that
 * it needs is not in it: the copy's server streams that from a slot reserved before the backup.
 */
final class BaseBackup {
  /** The first version that calls the functions pg_backup_start and pg_backup_stop. */
  private static final int FIRST_WITH_SHORT_NAMES = 15;

  private final ServerRecord primary;
  private final ServerAccount account;

  BaseBackup(ServerRecord primary, ServerAccount account) {
    this.primary = primary;
    this.account = account;
  }

  /**
   * Copies the running server's data directory.
   *
   * @param to an empty directory of the servers' account
   * @throws PostgresException if the server refuses, or a file cannot be copied
   */
  void take(Path from, Path to) {
    String label = new Administration(primary).with(session -> copy(session, from, to));
    Path file = to.resolve("backup_label");
    PrivateFiles.write(file, label);
    account.own(file);
  }

  /** The backup is the session's: it ends with it, also when the copy fails. */
  private String copy(Connection session, Path from, Path to) throws SQLException {
    boolean shortNames = primary.majorVersion() >= FIRST_WITH_SHORT_NAMES;
    try (Statement statement = session.createStatement()) {
      statement.execute(
          shortNames
              ? "SELECT pg_backup_start('replica', true)"
              : "SELECT pg_start_backup('replica', true, false)");
      new DataDirectoryCopy(account).copy(from, to);
      String stop = shortNames ? "pg_backup_stop(false)" : "pg_stop_backup(false, false)";
      try (ResultSet row = statement.executeQuery("SELECT labelfile FROM " + stop)) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
