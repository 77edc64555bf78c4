package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.file.Path;
import java.util.Map;

/**
 * The side of replication that is the replica's: files in its data directory that make its server a
 * hot standby (PostgreSQL's manual, "Setting Up a Standby Server"). The password is in a file of
 * its own and not in {@code primary_conninfo}, which users who may read all settings see.
 */
final class Standby {
  private static final int SECONDS_TO_PROMOTE = 60;

  private final ServerFiles files;
  private final ServerAccount account;

  Standby(ServerFiles files, ServerAccount account) {
    this.files = files;
    this.account = account;
  }

  /**
   * Makes the server stream from its primary from its next start on.
   *
   * @param password of {@link Roles#REPLICATION} on the primary
   * @param authority the certificate, in PEM, of the primary's authority
   */
  void follow(ServerRecord primary, String replica, String password, String authority) {
    write(passwordFile(), "*:*:*:%s:%s%n".formatted(Roles.REPLICATION, password));
    write(authorityFile(), authority);
    write(
        connectionFile(),
        Settings.asConfiguration(
            Map.of(
                "primary_conninfo", connection(primary, replica),
                "primary_slot_name", ReplicationSource.slotOf(replica))));
    write(signal(), "");
  }

  /**
   * The client certificate is none: without a word about it, the client library would look for one
   * in the home of whoever started the sandbox, which the servers' account may not enter.
   */
  private String connection(ServerRecord primary, String replica) {
    return String.join(
        " ",
        "host=" + primary.address(),
        "port=" + ServerProcess.PORT,
        "user=" + Roles.REPLICATION,
        "application_name=" + replica,
        "passfile=" + quoted(passwordFile()),
        "sslmode=verify-ca",
        "sslrootcert=" + quoted(authorityFile()),
        "sslcert=" + quoted(files.data().resolve("no-client-certificate")));
  }

  /** A value of a connection string may have spaces only in quotes. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /**
   * Ends recovery: the server takes writes when this returns. One that was promoted already, by an
   * attempt that was cut off, is left as it is.
   */
  void promote(Administration replica) {
    boolean standby =
        replica.query("SELECT pg_is_in_recovery()", row -> row.getBoolean(1)).contains(true);
    if (standby
        && !replica
            .query(
                "SELECT pg_promote(true, %d)".formatted(SECONDS_TO_PROMOTE),
                row -> row.getBoolean(1))
            .contains(true)) {
      throw new PostgresException("The server does not end its recovery", null);
    }
    write(connectionFile(), "");
    PrivateFiles.deleteTree(passwordFile());
    PrivateFiles.deleteTree(authorityFile());
  }

  private Path passwordFile() {
    return files.data().resolve("ringfence-primary.pgpass");
  }

  private Path authorityFile() {
    return files.data().resolve("ringfence-primary-ca.crt");
  }

  /** Where PostgreSQL's own tools write it too; the server reads it after all other settings. */
  private Path connectionFile() {
    return files.data().resolve("postgresql.auto.conf");
  }

  private Path signal() {
    return files.data().resolve("standby.signal");
  }

  private void write(Path file, String content) {
    PrivateFiles.write(file, content);
    account.own(file);
  }
}
