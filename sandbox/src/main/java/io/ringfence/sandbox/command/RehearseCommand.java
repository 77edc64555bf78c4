package io.ringfence.sandbox.command;

import io.ringfence.sandbox.rehearsal.RehearsalDirectory;
import io.ringfence.sandbox.rehearsal.RehearsalLauncher;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Rehearses a real stack. */
@Command(
    name = "rehearse",
    description =
        "Take a real stack's file, and run its last released version, the change since and its"
            + " destroy on a sandbox of its own, in a network from which nothing real can be"
            + " reached.",
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "For example Pulumi.prod.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--program",
      paramLabel = "JAR",
      defaultValue = "target/ringfence.jar",
      description = "The built Pulumi program. Default: ${DEFAULT-VALUE}")
  private Path program = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "REVISION",
      description =
          "The version of the file to start from: a tag, a branch or a commit. Default: the last"
              + " tag that has it, else the last commit")
  private @Nullable String from;

  @Option(
      names = "--directory",
      paramLabel = "DIRECTORY",
      defaultValue = ".rehearsal",
      description = "Where everything of the rehearsal goes. Default: ${DEFAULT-VALUE}")
  private Path directory = Path.of("");

  @Option(
      names = "--tools",
      paramLabel = "DIRECTORY",
      defaultValue = "${sys:ringfence.tools:-" + Option.NULL_VALUE + "}",
      description = "Where the Go programs are. Default: sandbox/tools/bin of the checkout")
  private @Nullable Path tools;

  @ParentCommand private SandboxCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path programs = Optional.ofNullable(tools).orElseGet(SandboxCommand::defaultTools);
    return new RehearsalLauncher(
            new RehearsalDirectory(directory),
            programs.toAbsolutePath().normalize(),
            parent.main(),
            new Screen(spec.commandLine().getOut())::line)
        .launch(file, program, Optional.ofNullable(from));
  }
}
