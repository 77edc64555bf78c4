package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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

  /** PostgreSQL's objections by the settings' names, empty when it has none. */
  synchronized SortedMap<String, String> refusals(int major, Map<String, String> settings) {
    SortedMap<String, String> refusals = new TreeMap<>();
    settings.forEach(
        (name, value) ->
            refusal(major, name, value).ifPresent(reason -> refusals.put(name, reason)));
    return refusals;
  }

  /** Those of these names that this major version has. */
  synchronized Set<String> known(int major, Set<String> names) {
    Set<String> described = described(major);
    return names.stream()
        .filter(name -> described.contains(name) || answers(major, name))
        .collect(Collectors.toSet());
  }

  /** The first column; what PostgreSQL keeps out of its sample configuration is not in it. */
  private Set<String> described(int major) {
    String table =
        new ShortCommand(account)
            .run(List.of(binaries.of(major).resolve("postgres").toString(), "--describe-config"));
    return table
        .lines()
        .map(line -> line.split("\t", -1)[0])
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean answers(int major, String name) {
    return Settings.isName(name) && asked(major, name, List.of()).exitCode() == 0;
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
    ShortCommand.Result result = asked(major, "port", List.of("-c", name + "=" + value));
    return result.exitCode() == 0 ? Optional.empty() : Optional.of(reason(result.output()));
  }

  /** What the program answers that is asked for the value of a setting. */
  private ShortCommand.Result asked(int major, String name, List<String> more) {
    Path empty = emptyConfiguration();
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  binaries.of(major).resolve("postgres").toString(),
                  "-C",
                  name,
                  "-D",
                  empty.toString()));
      command.addAll(more);
      return new ShortCommand(account).result(command);
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
