package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows logs, through tail(1). */
@Command(
    name = "logs",
    description = "Show the end of the log of one part, or of every part.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final String SUFFIX = ".log";

  @Mixin private SandboxOptions options = new SandboxOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      description = "A part's name as `status` shows it, for example kube-apiserver.")
  private @Nullable String part;

  @Option(names = "--follow", description = "Go on showing what is written.")
  private boolean follow;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many lines. Default: ${DEFAULT-VALUE}")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    if (follow) {
      command.add("-F");
    }
    files().forEach(file -> command.add(file.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private List<Path> files() {
    List<Path> all = all();
    List<Path> chosen =
        Optional.ofNullable(part)
            .map(name -> all.stream().filter(file -> partOf(file).equals(name)).toList())
            .orElse(all);
    if (chosen.isEmpty()) {
      String known = String.join(", ", all.stream().map(LogsCommand::partOf).toList());
      throw new SandboxException(
          all.isEmpty() ? "There are no logs." : "No such part. There are logs of: " + known);
    }
    return chosen;
  }

  private List<Path> all() {
    Path logs = options.state().logs();
    if (!Files.isDirectory(logs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(logs)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String partOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }
}
