package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.SandboxFacts;
import io.ringfence.sandbox.process.ProcessRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows whether the sandbox runs. */
@Command(
    name = "status",
    description =
        "Show every part with its state, process and address, and the instances. Exit code 0 when"
            + " the sandbox is running, 3 when it is not.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private SandboxOptions options = new SandboxOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Screen screen = new Screen(spec.commandLine().getOut());
    List<ProcessRecord> processes = options.control().processes();
    Optional<SandboxFacts> facts = options.control().running();
    if (facts.isPresent()) {
      screen.line("The sandbox is running in " + facts.get().directory());
      screen.processes(processes);
      screen.instances(processes, options.control().replicas());
      screen.failures(facts.get().failedInstances());
      screen.places(facts.get());
      return 0;
    }
    if (options.control().daemon().isPresent()) {
      screen.line("The sandbox is starting or stopping.");
      screen.processes(processes);
    } else {
      screen.line("The sandbox is not running.");
      leftovers(screen, processes);
    }
    return SandboxCommand.NOT_RUNNING;
  }

  private static void leftovers(Screen screen, List<ProcessRecord> processes) {
    List<ProcessRecord> alive = processes.stream().filter(ProcessRecord::runs).toList();
    if (!alive.isEmpty()) {
      screen.line("Its daemon was killed; `stop` or `start` ends what it left behind:");
      screen.processes(alive);
    }
  }
}
