package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.SandboxException;
import io.ringfence.sandbox.postgres.PostgresException;
import io.ringfence.sandbox.process.ProcessException;
import io.ringfence.sandbox.rehearsal.RehearsalException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand, which is a mistake in its use. */
@Command(
    name = "sandbox",
    description =
        "Google's APIs for Cloud SQL, real PostgreSQL servers and a real Kubernetes API on this"
            + " machine.",
    subcommands = {
      StartCommand.class,
      StopCommand.class,
      RestartCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      EnvCommand.class,
      WipeCommand.class,
      RehearseCommand.class,
      IsolatedRehearsalCommand.class,
      ServeCommand.class
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:It failed; the message says why.",
      "2:Wrong use.",
      "3:Not running."
    })
public final class SandboxCommand implements Runnable {
  /** The exit code of what needs a running sandbox when there is none. */
  static final int NOT_RUNNING = 3;

  @Spec private CommandSpec spec;

  private final Class<?> main;

  private SandboxCommand(Class<?> main) {
    this.main = main;
  }

  /**
   * Runs the command line.
   *
   * @param main the class that the daemon is started with
   * @return the exit code
   */
  public static int run(Class<?> main, String... arguments) {
    return new CommandLine(new SandboxCommand(main))
        .setExecutionExceptionHandler(SandboxCommand::explain)
        .execute(arguments);
  }

  Class<?> main() {
    return main;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }

  /** The programs' directory where the build puts it: beside the directory of the jar. */
  static Path defaultTools() {
    return home().resolve("tools/bin");
  }

  /** The passphrase of the sandbox's stack, which is public. */
  static Path passphrase() {
    return home().resolve("passphrase");
  }

  /** The commands for whoever works with the sandbox. */
  static Path commands() {
    return home().resolve("bin");
  }

  /** The directory {@code sandbox} of the checkout, in whose {@code target} the jar is. */
  private static Path home() {
    URL code = SandboxCommand.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      return Path.of(code.toURI()).resolveSibling("..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The sandbox's program is at no path: " + code, e);
    }
  }

  private static int explain(
      Exception problem, CommandLine commandLine, CommandLine.ParseResult result) throws Exception {
    if (problem instanceof SandboxException
        || problem instanceof ProcessException
        || problem instanceof PostgresException
        || problem instanceof RehearsalException) {
      PrintWriter errors = commandLine.getErr();
      errors.println(problem.getMessage());
      errors.flush();
      return 1;
    }
    throw problem;
  }
}
