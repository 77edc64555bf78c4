package io.ringfence.sandbox.command;

import io.ringfence.sandbox.rehearsal.Rehearsal;
import io.ringfence.sandbox.rehearsal.RehearsalDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The part of a rehearsal that runs in a network of its own. */
@Command(
    name = "rehearse-isolated",
    description = "Go through a rehearsal that `rehearse` has planned.",
    mixinStandardHelpOptions = true,
    hidden = true)
final class IsolatedRehearsalCommand implements Runnable {
  @Option(names = "--directory", paramLabel = "DIRECTORY", required = true)
  private Path directory = Path.of("");

  @ParentCommand private SandboxCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var screen = new Screen(spec.commandLine().getOut());
    try (var rehearsal =
        new Rehearsal(new RehearsalDirectory(directory), parent.main(), screen::line)) {
      Runtime.getRuntime().addShutdownHook(new Thread(rehearsal::close));
      rehearsal.run();
    }
  }
}
