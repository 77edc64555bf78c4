package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes the sandbox. */
@Command(
    name = "wipe",
    description =
        "Stop the sandbox and remove everything in its directory: instances, cluster, Pulumi state,"
            + " logs.",
    mixinStandardHelpOptions = true)
final class WipeCommand implements Runnable {
  @Mixin private SandboxOptions options = new SandboxOptions();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Screen screen = new Screen(spec.commandLine().getOut());
    StateDirectory state = options.state();
    if (!state.exists()) {
      screen.line("There is no sandbox in " + state.root());
      return;
    }
    options.control().wipe();
    screen.line("Removed " + state.root());
  }
}
