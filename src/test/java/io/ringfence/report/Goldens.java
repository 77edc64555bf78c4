package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reports as files. After a change {@code -Dgoldens=rewrite} writes them anew, for a person to read
 * in the diff.
 */
final class Goldens {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence/report");

  private Goldens() {}

  /** Writes a report. */
  interface Report {
    void write(Format format, Appendable out) throws IOException;
  }

  static void check(String name, Format format, Report report) throws IOException {
    check(name + "." + format.word() + ".expected", write(format, report));
  }

  static void check(String file, String written) throws IOException {
    Path expected = FOLDER.resolve(file);
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, written);
    }
    assertThat(written).isEqualTo(Files.readString(expected));
  }

  static String write(Format format, Report report) throws IOException {
    var out = new StringBuilder();
    report.write(format, out);
    return out.toString();
  }
}
