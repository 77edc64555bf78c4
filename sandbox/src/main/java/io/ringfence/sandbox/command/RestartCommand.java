package io.ringfence.sandbox.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Stops and starts the sandbox. */
@Command(
    name = "restart",
    description = "Stop the sandbox if it runs, and start it.",
    mixinStandardHelpOptions = true)
final class RestartCommand implements Runnable {
  @Mixin private SandboxOptions options = new SandboxOptions();
  @ParentCommand private SandboxCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    options.control().stop();
    StartCommand.start(options, parent.main(), new Screen(spec.commandLine().getOut()));
  }
}
