package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Artifacts fetched by the machine's own Maven, so that its settings (mirrors, proxies,
 * credentials, local repository) hold, and what was fetched once is fetched from the local
 * repository.
 */
final class MavenArtifacts {
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

  /**
   * Copies an artifact into an empty directory.
   *
   * @param coordinates {@code group:artifact:version}
   * @return the copied file
   * @throws PostgresException with the end of Maven's output if it cannot be had
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

  private static void run(List<String> command, Path directory, String coordinates) {
    try {
      Process maven =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      maven.getOutputStream().close();
      String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (maven.waitFor() != 0) {
        throw new PostgresException("Maven cannot fetch " + coordinates + ":\n" + output, null);
      }
    } catch (IOException e) {
      throw new PostgresException(
          "Maven is needed to fetch " + coordinates + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("Interrupted while fetching " + coordinates, e);
    }
  }
}
