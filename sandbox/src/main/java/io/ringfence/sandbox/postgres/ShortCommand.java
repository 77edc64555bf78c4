package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.ChildEnvironment;
import io.ringfence.sandbox.process.ProcessException;
import io.ringfence.sandbox.process.TimeLimit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Programs that do one thing and end, run as the servers' account. */
final class ShortCommand {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final ServerAccount account;

  ShortCommand(ServerAccount account) {
    this.account = account;
  }

  /**
   * Runs a program and returns its output.
   *
   * @throws PostgresException with the output if it cannot be run or fails
   */
  String run(List<String> command) {
    Result result = result(command);
    if (result.exitCode() != 0) {
      throw new PostgresException(
          "%s failed with exit code %d: %s"
              .formatted(command.get(0), result.exitCode(), result.output()),
          null);
    }
    return result.output();
  }

  /** Runs a program to its end, whatever that is. */
  Result result(List<String> command) {
    Path output = emptyFile();
    try {
      ProcessBuilder builder =
          ChildEnvironment.limit(new ProcessBuilder(account.command(command)))
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile());
      // The account may not enter the directory that the sandbox was started in.
      builder.directory(new File("/"));
      // The servers' messages are read by programs and people alike: not in a language of the
      // user's.
      builder.environment().put("LC_MESSAGES", "C");
      builder.environment().remove("LC_ALL");
      int exitCode = TimeLimit.await(builder.start(), LIMIT, command.get(0));
      return new Result(exitCode, PrivateFiles.read(output).strip());
    } catch (IOException | ProcessException e) {
      throw new PostgresException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } finally {
      PrivateFiles.deleteTree(output);
    }
  }

  private static Path emptyFile() {
    try {
      return Files.createTempFile("ringfence", ".out");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How a program ended.
   *
   * @param output both of its streams
   */
  record Result(int exitCode, String output) {}
}
