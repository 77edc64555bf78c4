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

  @Test
  void nobody_who_reads_the_output_is_no_error() {
    var err = new StringWriter();
    int code =
        RingfenceCommand.commandLine(new ByteArrayInputStream(new byte[0]), SHOP)
            .setOut(new PrintWriter(new BrokenPipe()))
            .setErr(new PrintWriter(err))
            .execute("connectivity", SHOP.resolve("before").toString());
    assertThat(code).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_file_may_follow_an_option_whose_parameter_is_left_out() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("$ ringfence connectivity --blocks-match-pods before", SHOP);
    assertThat(run.output()).startsWith("2 workloads, 2 policies");
  }

  private static final class BrokenPipe extends Writer {
    @Override
    public void write(char[] letters, int offset, int length) throws IOException {
      throw new IOException("Broken pipe");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
