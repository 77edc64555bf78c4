package io.ringfence.cli;

import io.ringfence.cluster.live.UnreachableClusterException;
import io.ringfence.manifest.InvalidManifestsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Tells a person what a command could not do. */
final class Failures {
  private Failures() {}

  /** The exit code after what picocli itself has written, such as help, has been sent too. */
  static int finish(int code, PrintWriter out, PrintWriter err) {
    try {
      StandardOutput.check(out);
      return code;
    } catch (BrokenPipeException e) {
      return code;
    } catch (UsageException e) {
      if (code == CommandLine.ExitCode.OK) {
        err.println(String.valueOf(e.getMessage()));
      }
      return code == CommandLine.ExitCode.OK ? CommandLine.ExitCode.USAGE : code;
    }
  }

  /** The exit code for what the person can mend; anything else is a fault of the command's own. */
  static int explain(Exception problem, CommandLine commandLine, ParseResult result)
      throws Exception {
    if (problem instanceof InvalidManifestsException
        || problem instanceof UnreachableClusterException
        || problem instanceof UsageException) {
      PrintWriter errors = commandLine.getErr();
      errors.println(String.valueOf(problem.getMessage()).stripTrailing());
      errors.flush();
      return CommandLine.ExitCode.USAGE;
    }
    throw problem;
  }
}
