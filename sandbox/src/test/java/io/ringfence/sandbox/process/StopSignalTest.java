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
    Process process = start("trap 'exit %d' %s; ".formatted(exitCode, name));

    signal.end(ProcessIdentity.of(process.toHandle()), PATIENCE);

    assertThat(process.waitFor()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @CsvSource({"TERMINATE, TERM", "INTERRUPT, INT"})
  void isFollowedByForceWhenTheProcessIgnoresIt(StopSignal signal, String name) throws Exception {
    Process process = start("trap '' %s; ".formatted(name));

    signal.end(ProcessIdentity.of(process.toHandle()), Duration.ofMillis(200));

    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  /** Returns when the shell has set its trap. */
  private static Process start(String trap) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", trap + "echo; while :; do sleep 0.1; done").start();
    assertThat(process.getInputStream().read()).isEqualTo('\n');
    return process;
  }
}
