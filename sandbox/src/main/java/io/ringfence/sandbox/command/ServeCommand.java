package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.Daemon;
import io.ringfence.sandbox.daemon.DaemonLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The daemon in the foreground. */
@Command(
    name = "serve",
    description = "Run the sandbox in the foreground until it is told to end.",
    mixinStandardHelpOptions = true,
    hidden = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Mixin private SandboxOptions options = new SandboxOptions();

  @Option(
      names = "--progress",
      paramLabel = "FILE",
      description = "Gets a line about each step until the sandbox is ready.")
  private @Nullable Path progress;

  @Override
  public Integer call() {
    try {
      boolean alone = new Daemon(options.state(), options.tools(), this::tell).run();
      return alone ? 0 : DaemonLauncher.OTHER_DAEMON;
    } catch (RuntimeException e) {
      LOG.error("The sandbox does not start", e);
      tell(String.valueOf(e.getMessage()));
      return 1;
    }
  }

  private void tell(String line) {
    LOG.info("{}", line);
    if (progress == null) {
      return;
    }
    try {
      Files.writeString(progress, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
