package io.ringfence.sandbox.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringfence.sandbox.daemon.ClientEnvironment;
import io.ringfence.sandbox.daemon.SandboxFacts;
import io.ringfence.sandbox.files.JsonFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the environment for pulumi, kubectl and psql. */
@Command(
    name = "env",
    description = {
      "Print the exports with which pulumi and kubectl work against the sandbox, the bearer token"
          + " among them. Use: eval \"$(sandbox env)\"",
      "Exit code 3 when the sandbox is not running."
    },
    mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
  @Mixin private SandboxOptions options = new SandboxOptions();

  @Option(names = "--json", description = "The same as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    Optional<SandboxFacts> facts = options.control().running();
    if (facts.isEmpty()) {
      new Screen(spec.commandLine().getErr())
          .line(
              "The sandbox in "
                  + options.state().root()
                  + " is not running. Start it with `sandbox start`.");
      return SandboxCommand.NOT_RUNNING;
    }
    Map<String, String> variables =
        ClientEnvironment.of(
            facts.get(),
            SandboxCommand.passphrase(),
            SandboxCommand.commands(),
            System.getenv().getOrDefault("PATH", ""));
    Screen screen = new Screen(spec.commandLine().getOut());
    if (json) {
      screen.line(JsonFile.mapper().writeValueAsString(variables));
    } else {
      variables.forEach((name, value) -> screen.line("export " + name + "=" + quoted(value)));
    }
    return 0;
  }

  /** In single quotes, in which a POSIX shell takes every other character as it is. */
  static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
