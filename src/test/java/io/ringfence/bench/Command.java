package io.ringfence.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a command to its end and measures it from outside. Linux alone says how much memory. */
record Command(List<String> arguments) {
  private static final int OFTEN_MILLIS = 10;
  private static final String PEAK = "VmHWM:";

  /**
   * What a run took.
   *
   * @param peakBytes the most memory that its processes held, each at its own peak
   */
  record Cost(Duration wall, long peakBytes) {}

  /**
   * Runs it; its output is thrown away.
   *
   * @throws IllegalStateException when it fails
   */
  Cost run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(arguments)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    long peak = 0;
    while (!process.waitFor(OFTEN_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.toHandle()));
    }
    var wall = Duration.ofNanos(System.nanoTime() - start);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(arguments + " ended with " + process.exitValue());
    }
    return new Cost(wall, peak);
  }

  private static long peak(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(one -> peakKilobytes(one.pid()) * 1024)
        .sum();
  }

  private static long peakKilobytes(long pid) {
    Path status = Path.of("/proc/%d/status".formatted(pid));
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      // It has ended in the meantime, or this is no Linux.
      return 0;
    }
  }
}
