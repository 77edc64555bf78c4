package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files of a data directory while its server writes them. A file that goes meanwhile is
 * not in the copy, and one that changes may be torn in it: replaying the backup's WAL mends both.
 */
final class DataDirectoryCopy {
  /** Read last, as pg_basebackup does: nothing copied may be newer than it. */
  private static final String CONTROL_FILE = "global/pg_control";

  /** Of these a copy has the directory alone (PostgreSQL's manual, the same chapter). */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal");

  private static final Set<String> LEFT_OUT =
      Set.of(
          CONTROL_FILE,
          "backup_label",
          "backup_manifest",
          "postmaster.opts",
          "postmaster.pid",
          "recovery.signal",
          "standby.signal",
          "tablespace_map");

  private final ServerAccount account;

  DataDirectoryCopy(ServerAccount account) {
    this.account = account;
  }

  /**
   * Copies everything that belongs into a base backup.
   *
   * @throws PostgresException if something cannot be copied
   */
  void copy(Path from, Path to) {
    try {
      Files.walkFileTree(from, new Copier(from, to));
      copyFile(from.resolve(CONTROL_FILE), to.resolve(CONTROL_FILE));
    } catch (IOException e) {
      throw new PostgresException("The data of the primary cannot be copied: " + e, e);
    }
  }

  private void copyFile(Path source, Path target) throws IOException {
    Files.copy(source, target);
    Files.setPosixFilePermissions(target, PrivateFiles.permissions("rw-------"));
    account.own(target);
  }

  private static boolean isLeftOut(Path inside) {
    String name = String.valueOf(inside.getFileName());
    return LEFT_OUT.contains(inside.toString())
        || name.startsWith("pgsql_tmp")
        || name.startsWith("pg_internal.init")
        || (inside.getNameCount() > 1 && EMPTY.contains(inside.getName(0).toString()));
  }

  private final class Copier extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copier(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      Path inside = from.relativize(directory);
      if (isLeftOut(inside)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      account.own(PrivateFiles.directory(to.resolve(inside)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path inside = from.relativize(file);
      if (isLeftOut(inside)) {
        return FileVisitResult.CONTINUE;
      }
      if (!attributes.isRegularFile()) {
        throw new IOException(file + " is not a regular file; tablespaces are not copied");
      }
      try {
        copyFile(file, to.resolve(inside));
      } catch (NoSuchFileException e) {
        Files.deleteIfExists(to.resolve(inside));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      if (problem != null && !(problem instanceof NoSuchFileException)) {
        throw problem;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
