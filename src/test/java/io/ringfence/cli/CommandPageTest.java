package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page shows is what the command prints. */
class CommandPageTest {
  private static final Path PAGE = Path.of("docs/command.md");
  private static final Path SHOP = Path.of("src/test/resources/io/ringfence/cli/shop");
  private static final Pattern RUN = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final Pattern EXIT = Pattern.compile("exit [0-9]+\n$");

  static List<String> runs() throws IOException {
    return RUN.matcher(Files.readString(PAGE)).results().map(CommandPageTest::shown).toList();
  }

  private static String shown(MatchResult block) {
    return block.group(1);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_run_on_the_page_prints_what_stands_there(String shown) throws IOException {
    String line = shown.lines().findFirst().orElseThrow();
    String printed = CommandLineRun.of(line, SHOP).output();
    assertThat(line + "\n" + EXIT.matcher(printed).replaceFirst("")).isEqualTo(shown);
  }
}
