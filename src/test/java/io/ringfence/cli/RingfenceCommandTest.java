package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each {@code NAME.txt} of the folder begins with a command line and goes on with all that it
 * prints. After a change, {@code mvn test -Dtest=RingfenceCommandTest -Dgoldens=rewrite} writes the
 * rest anew, for a person to read in the diff.
 */
class RingfenceCommandTest {
  private static final Path SHOP = Path.of("src/test/resources/io/ringfence/cli/shop");

  static List<String> runs() throws IOException {
    try (Stream<Path> files = Files.list(SHOP)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_command_line_prints_what_is_expected(String name) throws IOException {
    Path golden = SHOP.resolve(name);
    String line = Files.readAllLines(golden).get(0);
    String printed = line + "\n" + CommandLineRun.of(line, SHOP).output();
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(golden, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_secret_of_a_state_is_printed(String name) throws IOException {
    // Every secret in the folder's state is spelled so.
    assertThat(Files.readString(SHOP.resolve(name))).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "connectivity", "diff", "explain", "check"})
  void every_command_has_its_help(String command) throws IOException {
    String help = CommandLineRun.of("$ ringfence " + command + " --help", SHOP).output();
    assertThat(help).startsWith("Usage: ringfence").doesNotContain("exit 2");
  }

  @Test
  void a_file_takes_what_would_be_printed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("page.html");
    CommandLineRun run =
        CommandLineRun.of("$ ringfence connectivity before --format html --output " + file, SHOP);
    assertThat(run.output()).isEmpty();
    assertThat(file).content().startsWithIgnoringCase("<!doctype html>");
  }

  @ParameterizedTest
  @CsvSource({
    "connectivity before, 0",
    "explain frontend backend before, 0",
    "check before, 0",
    "check before --invariants violated.yaml, 1",
    "diff before before, 0",
    "diff before after, 1",
  })
  void nobody_who_reads_the_output_changes_no_answer(String line, int code) {
    var err = new StringWriter();
    assertThat(run(line, "Broken pipe", err)).isEqualTo(code);
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connectivity before",
        "check before --invariants violated.yaml",
        "check before",
        "--help"
      })
  void an_output_that_cannot_be_written_is_an_error(String line) {
    var err = new StringWriter();
    assertThat(run(line, "No space left on device", err)).isEqualTo(2);
    assertThat(err).hasToString("the standard output cannot be written: No space left on device\n");
  }

  private static int run(String line, String failure, StringWriter err) {
    var out = new RememberingWriter(new BrokenWriter(failure));
    var errors = new PrintWriter(err);
    String[] words =
        Stream.of(line.split(" ", -1))
            .map(word -> Files.exists(SHOP.resolve(word)) ? SHOP.resolve(word).toString() : word)
            .toArray(String[]::new);
    int code =
        RingfenceCommand.commandLine(new ByteArrayInputStream(new byte[0]), SHOP)
            .setOut(out)
            .setErr(errors)
            .execute(words);
    return Failures.finish(code, out, errors);
  }

  @Test
  void a_file_may_follow_an_option_whose_parameter_is_left_out() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("$ ringfence connectivity --blocks-match-pods before", SHOP);
    assertThat(run.output()).startsWith("2 workloads, 2 policies");
  }

  private static final class BrokenWriter extends Writer {
    private final String message;

    BrokenWriter(String message) {
      this.message = message;
    }

    @Override
    public void write(char[] letters, int offset, int length) throws IOException {
      throw new IOException(message);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
