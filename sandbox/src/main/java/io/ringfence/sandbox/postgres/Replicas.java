package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which servers replicate which, and how one begins and ends to. */
final class Replicas {
  private static final Logger log = LoggerFactory.getLogger(Replicas.class);

  private final Path servers;
  private final Path logs;
  private final ServerAccount account;

  /**
   * @param servers the directory that has one for each server
   * @param logs the directory of the logs
   */
  Replicas(Path servers, Path logs, ServerAccount account) {
    this.servers = servers;
    this.logs = logs;
    this.account = account;
  }

  /** The server that this one streams from, if it does. */
  Optional<String> primaryOf(String server) {
    return files(server).replica().read().map(ReplicaRecord::primary);
  }

  /**
   * Fills the directory of a new server with a base backup of its primary, set up to stream from it
   * by a slot of its own.
   *
   * @throws PostgresException if the primary is not running, or refuses
   */
  void copy(ServerRecord primary, ServerRecord replica) {
    ServerFiles source = files(primary.name());
    ServerFiles target = files(replica.name());
    ReplicationSource replication = new ReplicationSource(primary);
    String password = Passwords.in(source.replicationPassword());
    replication.admit(password);
    replication.reserve(replica.name());
    target.make(account);
    target.replica().write(new ReplicaRecord(primary.name()));
    new BaseBackup(primary, account).take(source.data(), target.data());
    new DataDirectory(target, account).configure(replica);
    new Standby(target, account)
        .follow(
            primary,
            replica.name(),
            password,
            PrivateFiles.read(source.serverCertificateAuthority()));
  }

  /**
   * Makes a running replica a server of its own.
   *
   * @throws PostgresException if it is none, or does not take writes in time
   */
  void promote(ServerRecord replica) {
    if (primaryOf(replica.name()).isEmpty()) {
      throw new PostgresException("The server " + replica.name() + " is no replica", null);
    }
    new Standby(files(replica.name()), account).promote(new Administration(replica));
    release(replica.name());
    files(replica.name()).replica().delete();
  }

  /**
   * Drops the slot that a server has on its primary, if it has one. When the primary is not running
   * it is dropped at its next start.
   */
  void release(String server) {
    Optional<ServerRecord> primary =
        primaryOf(server).flatMap(name -> files(name).description().read());
    try {
      primary.ifPresent(source -> new ReplicationSource(source).release(server));
    } catch (PostgresException e) {
      log.warn("the replication slot of {} is still there: {}", server, e.getMessage());
    }
  }

  /** Drops the slots of a running server's former replicas, which would keep its WAL for ever. */
  void releaseFormer(String primary) {
    if (Files.exists(files(primary).replicationPassword()) && primaryOf(primary).isEmpty()) {
      files(primary)
          .description()
          .read()
          .ifPresent(source -> new ReplicationSource(source).releaseAllBut(replicasOf(primary)));
    }
  }

  private List<String> replicasOf(String primary) {
    return in(servers).entrySet().stream()
        .filter(replica -> replica.getValue().equals(primary))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The names of all replicas, each with its primary's.
   *
   * @param servers the directory that has one for each server; it may be missing
   */
  static SortedMap<String, String> in(Path servers) {
    SortedMap<String, String> replicas = new TreeMap<>();
    if (Files.isDirectory(servers)) {
      try (Stream<Path> directories = Files.list(servers)) {
        directories.forEach(
            directory ->
                new ServerFiles(directory, directory)
                    .replica()
                    .read()
                    .ifPresent(
                        replica ->
                            replicas.put(
                                String.valueOf(directory.getFileName()), replica.primary())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return replicas;
  }

  private ServerFiles files(String server) {
    return ServerFiles.of(servers, logs, server);
  }
}
