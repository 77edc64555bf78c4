package io.ringfence.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  @Test
  void givesTheExitCode() throws IOException {
    Process process = new ProcessBuilder("sh", "-c", "exit 3").start();

    assertThat(TimeLimit.await(process, Duration.ofMinutes(1), "sh")).isEqualTo(3);
  }

  @Test
  void endsAProcessThatDoesNotEndInTimeAndItsChildren() throws IOException {
    Process process = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; wait").start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    long child = Long.parseLong(output.readLine());

    assertThatExceptionOfType(ProcessException.class)
        .isThrownBy(() -> TimeLimit.await(process, Duration.ofMillis(200), "sleep"))
        .withMessageContaining("sleep has not ended");

    await().until(() -> !process.isAlive());
    await().until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }
}
