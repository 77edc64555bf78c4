package io.ringfence.sandbox.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Which of the machine's locales a new server gets. */
final class Locales {
  private Locales() {}

  /** Cloud SQL's {@code en_US.UTF8} where the machine has it, else plain UTF-8. */
  static String preferred() {
    return choose(installed());
  }

  /**
   * @param installed as {@code locale -a} lists them
   */
  static String choose(List<String> installed) {
    Predicate<String> american =
        name -> name.toLowerCase(Locale.ROOT).replace("-", "").equals("en_us.utf8");
    // Linux takes any spelling of the encoding, and then it is Cloud SQL's own; others are exact.
    if (installed.contains("en_US.utf8")) {
      return "en_US.UTF8";
    }
    return installed.stream().filter(american).findFirst().orElse("C.UTF-8");
  }

  private static List<String> installed() {
    try {
      Process process =
          new ProcessBuilder("locale", "-a").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output.lines().map(String::strip).toList();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
