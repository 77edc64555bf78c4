package io.ringfence.cli;

import io.ringfence.report.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is written, and where. */
final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "text",
      converter = FormatConverter.class,
      description =
          "text, json, markdown (for a comment on a pull request), csv, dot, mermaid or html (one"
              + " page with the picture). Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where it is written; to the standard output without this.")
  private Optional<Path> file = Optional.empty();

  /** Something that can be written. */
  @FunctionalInterface
  interface Report {
    void write(Format format, Appendable out) throws IOException;
  }

  /** Refuses a format that a report has not, before anything is read. */
  void require(List<Format> formats) {
    if (!formats.contains(format)) {
      throw new UsageException(
          "this cannot be written as %s, but as %s"
              .formatted(
                  format.word(),
                  formats.stream().map(Format::word).collect(Collectors.joining(", "))));
    }
  }

  /**
   * Writes a report. The answer stays what it is where nobody reads it to its end.
   *
   * @param code the exit code that goes with it, which is returned
   * @throws UsageException where it cannot be written
   */
  int write(Report report, PrintWriter standard, int code) throws IOException {
    if (file.isEmpty()) {
      try {
        var out = new StandardOutput(standard);
        report.write(format, out);
        out.finish();
      } catch (BrokenPipeException e) {
        return code;
      }
      return code;
    }
    try (Writer out = Files.newBufferedWriter(file.get())) {
      report.write(format, out);
    } catch (IOException e) {
      throw new UsageException(file.get() + " cannot be written");
    }
    return code;
  }

  /** Reads the word for a format. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      try {
        return Format.parse(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
