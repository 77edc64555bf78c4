package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.LogTail;
import io.ringfence.sandbox.process.ProcessIdentity;
import io.ringfence.sandbox.process.Readiness;
import io.ringfence.sandbox.process.StopSignal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts a daemon in the background and waits until it is ready. The daemon gets a session of its
 * own, so neither Ctrl-C nor the end of the terminal reaches it.
 */
public final class DaemonLauncher {
  /** The daemon's exit code when there is another one. */
  public static final int OTHER_DAEMON = 4;

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration TIME = Duration.ofMinutes(5);

  private final StateDirectory state;
  private final Path tools;
  private final Class<?> main;

  /**
   * A launcher for one state directory.
   *
   * @param main the class with the main method, which understands {@code serve}
   */
  public DaemonLauncher(StateDirectory state, Path tools, Class<?> main) {
    this.state = state;
    this.tools = tools;
    this.main = main;
  }

  /**
   * Starts the daemon.
   *
   * @param progress gets the daemon's lines about each step
   * @throws SandboxException if it does not become ready; nothing of it is left running then
   */
  public void launch(Consumer<String> progress) {
    state.prepare();
    Path steps = state.root().resolve("start-" + ProcessHandle.current().pid() + ".log");
    PrivateFiles.write(steps, "");
    Deque<Process> daemons = new ArrayDeque<>(List.of(spawn(steps)));
    try {
      ProgressReader reader = new ProgressReader(steps, progress);
      boolean ready = Readiness.within(TIME, () -> isReady(daemons, steps, reader));
      reader.read();
      if (!ready) {
        throw new SandboxException("The sandbox is not ready after " + TIME.toMinutes() + " min");
      }
    } catch (RuntimeException e) {
      undo(daemons.getLast());
      throw e;
    } finally {
      PrivateFiles.deleteTree(steps);
    }
  }

  /** Ends this launch's daemon; another one, and what that has started, is left alone. */
  private void undo(Process daemon) {
    StopSignal.TERMINATE.end(ProcessIdentity.of(daemon.toHandle()), PATIENCE);
    new DaemonControl(state).endOrphans();
  }

  private boolean isReady(Deque<Process> daemons, Path steps, ProgressReader reader) {
    reader.read();
    DaemonControl control = new DaemonControl(state);
    Process process = daemons.getLast();
    if (process.isAlive()) {
      return control.running().isPresent();
    }
    if (process.exitValue() != OTHER_DAEMON) {
      reader.read();
      throw new SandboxException(
          "The sandbox did not start (exit code %d). The end of %s:%n%s"
              .formatted(
                  process.exitValue(), state.daemonLog(), LogTail.of(state.daemonLog(), 10)));
    }
    // The other daemon either becomes ready or, when it was about to stop, makes way for this one.
    if (control.daemon().isEmpty()) {
      daemons.addLast(spawn(steps));
      return false;
    }
    return control.running().isPresent();
  }

  private Process spawn(Path steps) {
    try {
      File log = PrivateFiles.touch(state.daemonLog()).toFile();
      return new ProcessBuilder(command(steps))
          .redirectInput(new File("/dev/null"))
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(Path steps) {
    List<String> command = new ArrayList<>();
    if (isOnPath("setsid")) {
      command.add("setsid");
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "-cp",
            classPath(),
            main.getName(),
            "serve",
            "--directory=" + state.root(),
            "--tools=" + tools,
            "--progress=" + steps));
    return command;
  }

  /** A jar is copied first: a build may replace it while the daemon runs from it. */
  private String classPath() {
    List<Path> entries =
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    if (entries.size() == 1 && Files.isRegularFile(entries.get(0))) {
      return copy(entries.get(0)).toString();
    }
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private Path copy(Path jar) {
    try {
      Path draft = state.root().resolve("daemon.jar.draft");
      Files.copy(jar, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(draft, PrivateFiles.permissions("rw-------"));
      return Files.move(
          draft,
          state.root().resolve("daemon.jar"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
