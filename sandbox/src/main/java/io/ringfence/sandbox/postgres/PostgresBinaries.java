package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's programs of each major version, fetched and unpacked when they are first asked for,
 * so a version that nobody uses costs nothing.
 */
final class PostgresBinaries {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

  private final Path directory;
  private final BinaryVersions versions;
  private final MavenArtifacts artifacts;

  /**
   * @param directory readable by the servers' account
   */
  PostgresBinaries(Path directory, BinaryVersions versions, MavenArtifacts artifacts) {
    this.directory = directory;
    this.versions = versions;
    this.artifacts = artifacts;
  }

  SortedSet<Integer> majors() {
    return versions.majors();
  }

  /** The directory that holds {@code postgres} and {@code initdb} of this major version. */
  synchronized Path of(int major) {
    Path home = directory.resolve(versions.version(major));
    if (!Files.exists(home)) {
      install(major, home);
    }
    return home.resolve("bin");
  }

  private void install(int major, Path home) {
    String coordinates = versions.coordinates(major);
    Path download = directory.resolve("download");
    Path draft = directory.resolve("draft");
    PrivateFiles.deleteTree(download);
    PrivateFiles.deleteTree(draft);
    LOG.info("Fetching PostgreSQL {} ({})", major, coordinates);
    try {
      BinaryArchive.unpack(artifacts.fetch(coordinates, download), draft);
      // Moved only when complete, so an interrupted unpacking is never taken for a whole one.
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
      LOG.info("PostgreSQL {} is unpacked in {}", major, home);
    } catch (IOException e) {
      throw new PostgresException("Cannot unpack " + coordinates + ": " + e.getMessage(), e);
    } finally {
      PrivateFiles.deleteTree(download);
      PrivateFiles.deleteTree(draft);
    }
  }
}
