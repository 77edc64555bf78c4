package io.ringfence.sandbox.rehearsal;

import io.ringfence.sandbox.daemon.StateDirectory;
import io.ringfence.sandbox.files.JsonFile;
import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * Everything that a rehearsal writes. Nothing of it is the person's: not the sandbox, not Pulumi's
 * home, not its state.
 *
 * @param root an absolute path
 */
public record RehearsalDirectory(Path root) {
  private static final String MARKER = "ringfence-rehearsal";

  public RehearsalDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the directory, empty but for its lock.
   *
   * @throws RehearsalException if there is something else in it
   */
  void prepare() {
    if (Files.exists(root) && !Files.exists(root.resolve(MARKER)) && !isEmpty()) {
      throw new RehearsalException(
          root + " holds something else. Name another directory with --directory.");
    }
    PrivateFiles.directory(root);
    PrivateFiles.touch(root.resolve(MARKER));
  }

  /** Removes what an earlier rehearsal has left, its logs too. */
  void clear() {
    removeParts();
    PrivateFiles.deleteTree(logs());
    for (Path part : new Path[] {home(), temporary(), project(), pulumiState(), logs()}) {
      PrivateFiles.directory(part);
    }
  }

  /** Removes all but the logs. */
  void removeParts() {
    for (Path part : new Path[] {home(), temporary(), project(), pulumiState()}) {
      PrivateFiles.deleteTree(part);
    }
    plan().delete();
    PrivateFiles.deleteTree(passphrase());
  }

  /** Keeps the sandbox's own logs beside those of the steps. */
  void keepSandboxLogs() {
    Path logs = sandbox().logs();
    if (!Files.isDirectory(logs)) {
      return;
    }
    try {
      Path kept = PrivateFiles.directory(logs().resolve("sandbox"));
      Files.walkFileTree(
          logs,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.copy(file, kept.resolve(file.getFileName().toString()));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StateDirectory sandbox() {
    return new StateDirectory(root.resolve("sandbox"));
  }

  Path lock() {
    return root.resolve("lock");
  }

  JsonFile<RehearsalPlan> plan() {
    return new JsonFile<>(root.resolve("plan.json"), RehearsalPlan.class);
  }

  Path passphrase() {
    return root.resolve("passphrase");
  }

  Path home() {
    return root.resolve("home");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path project() {
    return root.resolve("project");
  }

  Path pulumiState() {
    return root.resolve("pulumi-state");
  }

  Path logs() {
    return root.resolve("logs");
  }

  private boolean isEmpty() {
    try (Stream<Path> content = Files.list(root)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
