package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks a server's own binary about settings: {@code postgres -C} reads the configuration, checks
 * every value, prints one of them and ends before it touches any data.
 */
final class SettingsCheck {
  private static final Pattern MESSAGE =
      Pattern.compile("(?:FATAL|ERROR|HINT|DETAIL): +(.*)$", Pattern.MULTILINE);

  private final PostgresBinaries binaries;
  private final ServerAccount account;
  private final Path scratch;

  /**
   * @param scratch a directory that the account may pass through
   */
  SettingsCheck(PostgresBinaries binaries, ServerAccount account, Path scratch) {
    this.binaries = binaries;
    this.account = account;
    this.scratch = scratch;
  }

  /** PostgreSQL's objections, one sentence a setting, or empty when it has none. */
  synchronized Optional<String> refusal(int major, Map<String, String> settings) {
    String refusals =
        new TreeMap<>(settings)
            .entrySet().stream()
                .flatMap(setting -> refusal(major, setting.getKey(), setting.getValue()).stream())
                .collect(Collectors.joining("; "));
    return Optional.of(refusals).filter(text -> !text.isEmpty());
  }

  private Optional<String> refusal(int major, String name, String value) {
    if (!Settings.isName(name)) {
      return Optional.of("invalid configuration parameter name \"" + name + "\"");
    }
    if (Settings.isManaged(name)) {
      return Optional.of("parameter \"" + name + "\" cannot be changed");
    }
    if (value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
      return Optional.of("invalid value for parameter \"" + name + "\"");
    }
    Path empty = emptyConfiguration();
    try {
      ShortCommand.Result result =
          new ShortCommand(account)
              .result(
                  List.of(
                      binaries.of(major).resolve("postgres").toString(),
                      "-C",
                      "port",
                      "-D",
                      empty.toString(),
                      "-c",
                      name + "=" + value));
      return result.exitCode() == 0 ? Optional.empty() : Optional.of(reason(result.output()));
    } finally {
      PrivateFiles.deleteTree(empty);
    }
  }

  private Path emptyConfiguration() {
    try {
      Path directory = Files.createTempDirectory(scratch, "check");
      Path file = directory.resolve("postgresql.conf");
      PrivateFiles.write(file, "");
      account.own(file);
      account.own(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(String output) {
    Matcher matcher = MESSAGE.matcher(output);
    String messages =
        matcher.results().map(match -> match.group(1).strip()).collect(Collectors.joining(". "));
    return messages.isEmpty() ? output : messages;
  }
}
