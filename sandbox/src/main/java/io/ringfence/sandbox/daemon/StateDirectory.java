package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.files.JsonFile;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.postgres.PostgresDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Everything that one sandbox keeps, all of it with mode 700 or 600.
 *
 * @param root an absolute path
 */
public record StateDirectory(Path root) {
  private static final String MARKER = "ringfence-sandbox";

  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the directory and its secrets, unless they are there.
   *
   * @throws SandboxException if there is a directory with other things in it
   */
  public void prepare() {
    requireOwnOrEmpty();
    PrivateFiles.directory(root);
    PrivateFiles.touch(root.resolve(MARKER));
    PrivateFiles.directory(logs());
    PrivateFiles.directory(pulumiState());
    writeSecret(token());
  }

  /** Whether a sandbox was ever started here. */
  public boolean exists() {
    return Files.exists(root.resolve(MARKER));
  }

  /** Removes everything. Nothing of the sandbox may run. */
  public void delete() {
    PostgresDirectory.delete(root);
    PrivateFiles.deleteTree(root);
  }

  public JsonFile<SandboxFacts> facts() {
    return new JsonFile<>(root.resolve("sandbox.json"), SandboxFacts.class);
  }

  public Path lock() {
    return root.resolve("lock");
  }

  public Path ports() {
    return root.resolve("ports.json");
  }

  public Path processes() {
    return root.resolve("processes");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** The daemon's own log, in which Google's APIs log their requests too. */
  public Path daemonLog() {
    return logs().resolve("daemon.log");
  }

  /** The bearer token of Google's APIs. */
  public Path token() {
    return root.resolve("token");
  }

  public Path kubeconfig() {
    return root.resolve("kubeconfig");
  }

  public Path kubernetes() {
    return root.resolve("kubernetes");
  }

  public Path googleApi() {
    return root.resolve("googleapi");
  }

  public Path pulumiState() {
    return root.resolve("pulumi-state");
  }

  private void requireOwnOrEmpty() {
    if (exists() || !Files.exists(root)) {
      return;
    }
    try (Stream<Path> content = Files.list(root)) {
      if (content.findAny().isPresent()) {
        throw new SandboxException(
            root + " holds something else. Name another directory with --directory.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeSecret(Path file) {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[32];
      new SecureRandom().nextBytes(bytes);
      PrivateFiles.write(file, HexFormat.of().formatHex(bytes));
    }
  }
}
