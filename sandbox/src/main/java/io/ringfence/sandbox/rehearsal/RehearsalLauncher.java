package io.ringfence.sandbox.rehearsal;

import io.ringfence.sandbox.daemon.DaemonControl;
import io.ringfence.sandbox.daemon.DaemonLock;
import io.ringfence.sandbox.daemon.StateDirectory;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.postgres.LocalPostgresServers;
import io.ringfence.sandbox.postgres.PostgresDirectory;
import io.ringfence.sandbox.process.ProcessRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a rehearsal that can still reach the world: finds out what is to be rehearsed, has
 * what it needs fetched, and hands over to a process that can reach nothing.
 */
public final class RehearsalLauncher {
  private static final Pattern NAME = Pattern.compile("Pulumi\\.(.+)\\.ya?ml");

  private final RehearsalDirectory directory;
  private final Path tools;
  private final Class<?> main;
  private final Consumer<String> screen;

  /**
   * A launcher for one directory.
   *
   * @param main the class with the main method, which understands {@code rehearse-isolated}
   */
  public RehearsalLauncher(
      RehearsalDirectory directory, Path tools, Class<?> main, Consumer<String> screen) {
    this.directory = directory;
    this.tools = tools;
    this.main = main;
    this.screen = screen;
  }

  /**
   * Rehearses a stack's file.
   *
   * @param file its path, {@code Pulumi.STACK.yaml} beside {@code Pulumi.yaml}
   * @param program the jar of the Pulumi program
   * @param from a revision in git to start from; where nothing is said, the last released version
   * @return the exit code of the rehearsal
   * @throws RehearsalException if it cannot begin
   */
  public int launch(Path file, Path program, Optional<String> from) {
    Isolation.requirePossible();
    RehearsalPlan plan = plan(file, program, from);
    Needs needs = plan.needs();
    directory.prepare();
    DaemonLock lock =
        DaemonLock.tryAcquire(directory.lock())
            .orElseThrow(
                () -> new RehearsalException("Another rehearsal runs in " + directory.root()));
    try {
      if (directory.sandbox().exists()) {
        new DaemonControl(directory.sandbox()).wipe();
      }
      directory.clear();
      directory.plan().write(plan);
      fetch(needs);
      return run();
    } finally {
      lock.close();
    }
  }

  private RehearsalPlan plan(Path file, Path program, Optional<String> from) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new RehearsalException(file + " is no stack's file: it would be Pulumi.STACK.yaml.");
    }
    var current = new Version("the file as it is", read(file));
    Optional<Version> start = start(file, from, current);
    screen.accept("Rehearsing " + name.group(1) + " in a network with nothing but loopback");
    screen.accept(
        "  from "
            + start.map(Version::label).orElse("nothing: git has no other version of the file"));
    screen.accept("  to " + current.label());
    return new RehearsalPlan(
        name.group(1),
        read(file.toAbsolutePath().resolveSibling("Pulumi.yaml")),
        program.toAbsolutePath().toString(),
        tools.toString(),
        start.orElse(current),
        current);
  }

  private static Optional<Version> start(Path file, Optional<String> from, Version current) {
    var history = new FileHistory(file);
    if (from.isEmpty()) {
      return history.lastReleased(current.text());
    }
    Optional<Version> version = history.at(from.get());
    if (version.isEmpty()) {
      throw new RehearsalException("git has no " + file.getFileName() + " at " + from.get());
    }
    return version;
  }

  /** Programs of PostgreSQL come from Maven Central, which the rehearsal cannot reach. */
  private void fetch(Needs needs) {
    StateDirectory state = directory.sandbox();
    state.prepare();
    var records = new ProcessRecords(state.processes(), () -> {});
    try (var servers =
        new LocalPostgresServers(PostgresDirectory.claim(state.root()), state.logs(), records)) {
      needs.postgres().stream()
          .filter(major -> servers.majorVersions().contains(major))
          .forEach(servers::fetch);
    }
  }

  private int run() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + directory.temporary(),
            "-cp",
            absolute(System.getProperty("java.class.path", "")),
            main.getName(),
            "rehearse-isolated",
            "--directory=" + directory.root());
    var builder = new ProcessBuilder(Isolation.command(command)).inheritIO();
    var passed = Isolation.scrubbed(System.getenv());
    builder.environment().clear();
    builder.environment().putAll(passed);
    builder.environment().put("HOME", directory.home().toString());
    builder.environment().put("TMPDIR", directory.temporary().toString());
    return await(builder.directory(directory.root().toFile()));
  }

  /** A signal that ends this process ends the isolated one too, which then cleans up. */
  private static int await(ProcessBuilder builder) {
    try {
      Process isolated = builder.start();
      var end =
          new Thread(
              () -> {
                isolated.destroy();
                isolated.onExit().join();
              });
      Runtime.getRuntime().addShutdownHook(end);
      int exitCode = isolated.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return exitCode;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String absolute(String classPath) {
    var entries = new ArrayList<String>();
    for (String entry : classPath.split(java.io.File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(java.io.File.pathSeparator, entries);
  }

  private static String read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RehearsalException("There is no " + file);
    }
    return PrivateFiles.read(file);
  }
}
