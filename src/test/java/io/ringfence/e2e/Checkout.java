package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of this checkout with what was built of the sandbox, in which a person's commands run
 * without touching the sandbox of the checkout itself.
 */
final class Checkout implements AutoCloseable {
  private static final Path ORIGINAL = Path.of("").toAbsolutePath();
  private static final Path TOOLS = Path.of("sandbox/tools/bin");
  private static final Path PLUGINS = Path.of("sandbox/tools/home");
  private static final Path JAR = Path.of("sandbox/target/ringfence-sandbox.jar");
  private static final Set<Path> NOT_TRACKED =
      Set.of(
          Path.of(".git"),
          Path.of(".sandbox"),
          Path.of("target"),
          Path.of("sandbox/target"),
          TOOLS,
          PLUGINS);

  private final Path folder;
  private final Map<String, String> contents;

  private Checkout(Path folder) throws IOException {
    this.folder = folder;
    FileTree.copy(ORIGINAL, folder, NOT_TRACKED);
    // A sandbox that a person runs in the checkout listens on the committed range.
    Path stackFile = folder.resolve("Pulumi.sandbox.yaml");
    String committed = Files.readString(stackFile);
    Files.writeString(stackFile, committed.replace("127.77.0.0/16", "127.99.0.0/16"));
    this.contents = FileTree.contents(folder);
    Files.createSymbolicLink(folder.resolve(TOOLS), ORIGINAL.resolve(TOOLS));
    Files.createDirectories(folder.resolve(JAR).getParent());
    FileTree.copy(ORIGINAL.resolve(JAR), folder.resolve(JAR));
    usePlugins();
  }

  static Checkout copy() throws IOException {
    return new Checkout(
        Files.createTempDirectory(Files.createDirectories(Path.of("target/e2e")), "checkout")
            .toAbsolutePath());
  }

  /** What a command prints that must succeed. */
  String run(String... command) throws IOException {
    Path output = Files.createTempFile(folder.getParent(), "command", ".out");
    try {
      int status = start(output, command).waitFor();
      String printed = Files.readString(output);
      assertThat(status).describedAs("%s: %s", List.of(command), printed).isZero();
      return printed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.delete(output);
    }
  }

  boolean sandboxRuns() {
    return Files.exists(folder.resolve(".sandbox/sandbox.json"));
  }

  /** The files that this copy began with, as they are now. */
  Map<String, String> trackedFiles() {
    return contents.keySet().stream()
        .collect(Collectors.toMap(path -> path, path -> FileTree.read(folder.resolve(path))));
  }

  /** The files as they were before the first command. */
  Map<String, String> trackedFilesAtFirst() {
    return contents;
  }

  @Override
  public void close() throws IOException {
    run("make", "wipe");
  }

  /** The plugins of the checkout, and what the engine notes of its own in a home of this copy. */
  private void usePlugins() throws IOException {
    Path home = Files.createDirectories(folder.resolve(PLUGINS));
    Files.createSymbolicLink(home.resolve("plugins"), ORIGINAL.resolve(PLUGINS).resolve("plugins"));
    try (Stream<Path> marks = Files.list(ORIGINAL.resolve(PLUGINS))) {
      for (Path mark : marks.filter(file -> file.toString().endsWith(".installed")).toList()) {
        FileTree.copy(mark, home.resolve(mark.getFileName()));
      }
    }
  }

  private Process start(Path output, String... command) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    // What an outer make, or a person's own sandbox, has set.
    environment
        .keySet()
        .removeIf(name -> name.matches("(MAKE|MFLAGS|PULUMI_|GOOGLE_|KUBECONFIG).*"));
    environment.computeIfPresent("PATH", (name, path) -> withoutTools(path));
    return builder.start();
  }

  private static String withoutTools(String path) {
    return Stream.of(path.split(java.io.File.pathSeparator))
        .filter(entry -> !entry.equals(ORIGINAL.resolve(TOOLS).toString()))
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }
}
