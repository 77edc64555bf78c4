package io.ringfence.report.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The browser of this machine. */
final class TestBrowser {
  /** For a machine without a display, a sandbox for browsers, or a network. */
  static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private TestBrowser() {}

  /** Finds it, or installs it where that can be done. */
  static Path provide() throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder("sh", "src/test/browser/provide.sh")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (script.waitFor() != 0) {
      throw new IllegalStateException(
          "no browser for the test: install Chromium or Google Chrome, or name one in"
              + " RINGFENCE_BROWSER");
    }
    return Path.of(path.strip());
  }
}
