package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.LogTail;
import io.ringfence.sandbox.process.ProcessException;
import io.ringfence.sandbox.process.TimeLimit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Artifacts fetched by the machine's own Maven, so that its settings (mirrors, proxies,
 * credentials, local repository) hold, and what was fetched once is fetched from the local
 * repository.
 */
final class MavenArtifacts {
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Path log;

  /**
   * @param log gets what Maven says
   */
  MavenArtifacts(Path log) {
    this.log = log;
  }

  /**
   * Copies an artifact into an empty directory.
   *
   * @param coordinates {@code group:artifact:version}
   * @return the copied file
   * @throws PostgresException with the end of Maven's log if it cannot be had
   */
  Path fetch(String coordinates, Path directory) {
    PrivateFiles.directory(directory);
    run(
        List.of(
            "mvn",
            "--batch-mode",
            "--no-transfer-progress",
            COPY,
            "-Dartifact=" + coordinates,
            "-DoutputDirectory=" + directory),
        directory,
        coordinates);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new PostgresException("Maven gave no " + coordinates, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maven alone gets the whole environment, in which its settings may be. */
  private void run(List<String> command, Path directory, String coordinates) {
    try {
      Process maven =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(PrivateFiles.touch(log).toFile()))
              .start();
      if (TimeLimit.await(maven, LIMIT, "mvn") != 0) {
        throw new PostgresException(
            "Maven cannot fetch %s. The end of %s:%n%s"
                .formatted(coordinates, log, LogTail.of(log, 10)),
            null);
      }
    } catch (IOException | ProcessException e) {
      throw new PostgresException(
          "Maven is needed to fetch " + coordinates + ": " + e.getMessage(), e);
    }
  }
}
