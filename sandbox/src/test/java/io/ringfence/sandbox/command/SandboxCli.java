package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sandbox.daemon.DaemonControl;
import io.ringfence.sandbox.daemon.SandboxFacts;
import io.ringfence.sandbox.daemon.StateDirectory;
import io.ringfence.sandbox.process.ProcessRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code bin/sandbox} with the built jar, as a person does. */
final class SandboxCli {
  private final Path directory;
  private final Path tools;

  SandboxCli(Path directory, Path tools) {
    this.directory = directory.toAbsolutePath();
    this.tools = tools.toAbsolutePath();
  }

  /** The Go programs that {@code make tools} builds, or those of the property ringfence.tools. */
  static Path builtTools() {
    return Path.of(System.getProperty("ringfence.tools", "tools/bin"));
  }

  StateDirectory state() {
    return new StateDirectory(directory);
  }

  SandboxFacts facts() {
    return new DaemonControl(state()).running().orElseThrow();
  }

  List<ProcessRecord> processes() {
    return new DaemonControl(state()).processes();
  }

  ProcessRecord process(String name) {
    return processes().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Runs a subcommand that must succeed. */
  Result succeed(String... arguments) throws IOException, InterruptedException {
    Result result = run(arguments);
    assertThat(result.exitCode()).as("%s", result).isZero();
    return result;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "bin/sandbox"));
    command.addAll(List.of(arguments));
    command.add("--directory=" + directory);
    command.add("--tools=" + tools);
    Path out = Files.createTempFile("sandbox", ".out");
    Path err = Files.createTempFile("sandbox", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    Result result = new Result(process.waitFor(), text(out), text(err));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** How a run of the command ended. */
  record Result(int exitCode, String out, String err) {}
}
