package io.ringfence.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the command within this process, as a person types it. Files that it names are those
 * of a folder.
 *
 * @param output what it printed, its errors, and its exit code where that is not 0
 */
public record CommandLineRun(String output) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String PROMPT = "$ ringfence ";

  /**
   * Runs a line such as {@code $ ringfence connectivity -} {@code < shop.yaml}.
   *
   * @param folder where its files are
   */
  public static CommandLineRun of(String line, Path folder) throws IOException {
    String typed = line.substring(PROMPT.length());
    int redirect = typed.indexOf(" < ");
    InputStream input = new ByteArrayInputStream(new byte[0]);
    if (redirect >= 0) {
      input =
          new ByteArrayInputStream(
              Files.readAllBytes(folder.resolve(typed.substring(redirect + " < ".length()))));
      typed = typed.substring(0, redirect);
    }
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        RingfenceCommand.commandLine(input, folder)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments(typed, folder));
    String exit = code == 0 ? "" : "exit " + code + "\n";
    return new CommandLineRun((out.toString() + err + exit).replace(folder + "/", ""));
  }

  private static String[] arguments(String typed, Path folder) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(typed);
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(Files.exists(folder.resolve(word)) ? folder.resolve(word).toString() : word);
    }
    return words.toArray(String[]::new);
  }
}
