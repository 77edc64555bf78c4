package io.ringfence.sandbox.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs that do one thing and end, run as the servers' account. */
final class ShortCommand {
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
    try {
      ProcessBuilder builder =
          new ProcessBuilder(account.command(command)).redirectErrorStream(true);
      // The account may not enter the directory that the sandbox was started in.
      builder.directory(new File("/"));
      // The servers' messages are read by programs and people alike: not in a language of the
      // user's.
      builder.environment().put("LC_MESSAGES", "C");
      builder.environment().remove("LC_ALL");
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new PostgresException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("Interrupted while running " + command.get(0), e);
    }
  }

  /**
   * How a program ended.
   *
   * @param output both of its streams
   */
  record Result(int exitCode, String output) {}
}
