package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.JsonFile;
import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The files of one server.
 *
 * @param directory of this server alone
 * @param log the server's log
 */
record ServerFiles(Path directory, Path log) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,97}");

  /**
   * The files of the server of this name.
   *
   * @param servers the directory that has one for each server
   * @param logs the directory of the logs
   */
  static ServerFiles of(Path servers, Path logs, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new PostgresException("Not a server's name: " + name, null);
    }
    return new ServerFiles(servers.resolve(name), logs.resolve("postgres-" + name + ".log"));
  }

  /** PostgreSQL's data directory; it belongs to the servers' account. */
  Path data() {
    return directory.resolve("data");
  }

  /** The database flags. */
  Path settings() {
    return data().resolve("ringfence-settings.conf");
  }

  /** What the sandbox itself sets, after the flags. */
  Path fixed() {
    return data().resolve("ringfence.conf");
  }

  Path hostBasedAuthentication() {
    return data().resolve("pg_hba.conf");
  }

  Path serverCertificateAuthority() {
    return data().resolve("server-ca.crt");
  }

  Path clientCertificateAuthority() {
    return data().resolve("client-ca.crt");
  }

  Path clientRevocations() {
    return data().resolve("client-revocations.crl");
  }

  /** The certificates of clients, without their keys. */
  Path clientCertificates() {
    return directory.resolve("client-certificates");
  }

  /** There exactly while the server replicates another. */
  JsonFile<ReplicaRecord> replica() {
    return new JsonFile<>(directory.resolve("replica.json"), ReplicaRecord.class);
  }

  /** Secret; what this server's replicas log in with, if it has had any. */
  Path replicationPassword() {
    return directory.resolve("replication-password");
  }

  JsonFile<ServerRecord> description() {
    return new JsonFile<>(directory.resolve("server.json"), ServerRecord.class);
  }

  /**
   * Makes the directories. Another account must pass through the outer one to reach its data, but
   * need not read it.
   */
  void make(ServerAccount account) {
    PrivateFiles.directory(directory);
    PrivateFiles.directory(data());
    account.own(data());
    if (account.isAnother()) {
      letPass(directory);
    }
  }

  /**
   * Removes everything.
   *
   * @throws PostgresException if something is left
   */
  void remove() {
    PrivateFiles.deleteTree(directory);
    PrivateFiles.deleteTree(log);
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new PostgresException("The server's files are still in " + directory, null);
    }
  }

  static void letPass(Path directory) {
    try {
      Files.setPosixFilePermissions(directory, PrivateFiles.permissions("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
