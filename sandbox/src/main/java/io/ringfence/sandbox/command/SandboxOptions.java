package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.DaemonControl;
import io.ringfence.sandbox.daemon.StateDirectory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every subcommand takes. */
final class SandboxOptions {
  @Option(
      names = "--directory",
      paramLabel = "DIRECTORY",
      defaultValue = ".sandbox",
      description = "Where the sandbox keeps everything. Default: ${DEFAULT-VALUE}")
  private Path directory = Path.of(".sandbox");

  @Option(
      names = "--tools",
      paramLabel = "DIRECTORY",
      defaultValue = "${sys:ringfence.tools:-" + Option.NULL_VALUE + "}",
      description =
          "Where the Go programs (etcd, kube-apiserver, kube-controller-manager, kubectl, pulumi)"
              + " are. Default: sandbox/tools/bin of the checkout")
  private @Nullable Path tools;

  StateDirectory state() {
    return new StateDirectory(directory);
  }

  DaemonControl control() {
    return new DaemonControl(state());
  }

  Path tools() {
    return Optional.ofNullable(tools)
        .orElseGet(SandboxCommand::defaultTools)
        .toAbsolutePath()
        .normalize();
  }
}
