package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.DaemonLauncher;
import io.ringfence.sandbox.daemon.SandboxException;
import io.ringfence.sandbox.daemon.SandboxFacts;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts the sandbox in the background. */
@Command(
    name = "start",
    description =
        "Start the sandbox in the background, wait until all of it is ready, and say where"
            + " everything is.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Runnable {
  @Mixin private SandboxOptions options = new SandboxOptions();
  @ParentCommand private SandboxCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    start(options, parent.main(), new Screen(spec.commandLine().getOut()));
  }

  static void start(SandboxOptions options, Class<?> main, Screen screen) {
    Optional<SandboxFacts> before = options.control().running();
    if (before.isPresent()) {
      screen.line("The sandbox is running already.");
      screen.places(before.get());
      return;
    }
    screen.line("Starting the sandbox in " + options.state().root());
    new DaemonLauncher(options.state(), options.tools(), main)
        .launch(line -> screen.line("  " + line));
    SandboxFacts facts =
        options
            .control()
            .running()
            .orElseThrow(() -> new SandboxException("The sandbox ended right after its start."));
    screen.line("The sandbox is ready.");
    screen.places(facts);
  }
}
