package io.ringfence.cli;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand, which is a mistake in its use. */
@Command(
    name = "ringfence",
    description = "Reads Kubernetes network policies and says who reaches what.",
    subcommands = {
      ConnectivityCommand.class,
      DiffCommand.class,
      ExplainCommand.class,
      CheckCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "ringfence 0.1.0",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:No difference, or all holds.",
      "1:diff found a difference, or check a violation.",
      "2:Wrong use, or input that cannot be read; the message says what and where."
    })
public final class RingfenceCommand implements Runnable {
  private static final int HELP_WIDTH = 100;

  @Spec private CommandSpec spec;

  private final InputStream input;
  private final Path home;

  private RingfenceCommand(InputStream input, Path home) {
    this.input = input;
    this.home = home;
  }

  /** Runs the command line, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // The file's own way to read all asks for a position, which a pipe has not.
    var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    CommandLine command = commandLine(in, Path.of(System.getProperty("user.home", "")));
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = Failures.finish(command.setOut(out).setErr(err).execute(arguments), out, err);
    err.flush();
    System.exit(code);
  }

  /** Picocli's own writer would send each line by itself. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new RememberingWriter(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8)));
  }

  /**
   * The command.
   *
   * @param input what {@code -} stands for
   * @param home what {@code ~} stands for in a kubeconfig's path
   */
  static CommandLine commandLine(InputStream input, Path home) {
    return new CommandLine(new RingfenceCommand(input, home))
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Failures::explain);
  }

  InputStream input() {
    return input;
  }

  Path home() {
    return home;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
