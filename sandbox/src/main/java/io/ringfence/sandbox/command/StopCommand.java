package io.ringfence.sandbox.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the sandbox. */
@Command(
    name = "stop",
    description = "Stop all of the sandbox. Data, addresses and ports stay for the next start.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Runnable {
  @Mixin private SandboxOptions options = new SandboxOptions();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    boolean ran = options.control().stop();
    new Screen(spec.commandLine().getOut())
        .line(ran ? "The sandbox has stopped." : "The sandbox is not running.");
  }
}
