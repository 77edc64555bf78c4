package io.ringfence.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopSignalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({"TERMINATE, TERM, 41", "INTERRUPT, INT, 42"})
  void isWhatTheProcessGets(StopSignal signal, String name, int exitCode) throws Exception {
    Process process = start("$SIG{%s} = sub { exit %d };".formatted(name, exitCode));

    signal.end(ProcessIdentity.of(process.toHandle()), PATIENCE);

    assertThat(process.waitFor()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @CsvSource({"TERMINATE, TERM", "INTERRUPT, INT"})
  void isFollowedByForceWhenTheProcessIgnoresIt(StopSignal signal, String name) throws Exception {
    Process process = start("$SIG{%s} = 'IGNORE';".formatted(name));

    signal.end(ProcessIdentity.of(process.toHandle()), Duration.ofMillis(200));

    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  /**
   * Returns when the process has set its handler. A shell could not set one for a signal that was
   * ignored when it was started, as SIGINT is in everything that a script starts in the background.
   */
  private static Process start(String handler) throws IOException {
    Process process =
        new ProcessBuilder("perl", "-e", handler + " $| = 1; print \"\\n\"; sleep 1 while 1;")
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('\n');
    return process;
  }
}
