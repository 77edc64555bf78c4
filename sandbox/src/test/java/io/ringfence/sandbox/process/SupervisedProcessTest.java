package io.ringfence.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
  private static final Duration TIME = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private ProcessRecords records;

  @BeforeEach
  void prepare() {
    records = new ProcessRecords(directory.resolve("processes"), () -> {});
  }

  @Test
  void recordsARunningProcessAndForgetsAStoppedOne() {
    SupervisedProcess process =
        SupervisedProcess.start(command("exec sleep 600"), records, () -> true, TIME);
    ProcessRecord entry = records.find("part").orElseThrow();

    assertThat(entry.state()).isEqualTo(ProcessRecord.State.RUNNING);
    assertThat(entry.runs()).isTrue();

    process.stop();

    assertThat(entry.runs()).isFalse();
    assertThat(records.find("part")).isEmpty();
    assertThat(process.isRunning()).isFalse();
  }

  @Test
  void startsAProcessAgainThatEndedByItself() {
    SupervisedProcess process =
        SupervisedProcess.start(command("exec sleep 600"), records, () -> true, TIME);
    ProcessRecord first = records.find("part").orElseThrow();

    first.process().live().ifPresent(ProcessHandle::destroyForcibly);

    await()
        .atMost(TIME)
        .untilAsserted(
            () ->
                assertThat(records.find("part"))
                    .hasValueSatisfying(
                        now -> {
                          assertThat(now.process()).isNotEqualTo(first.process());
                          assertThat(now.runs()).isTrue();
                        }));
    ProcessRecord second = records.find("part").orElseThrow();
    process.stop();
    assertThat(second.runs()).isFalse();
  }

  @Test
  void tellsTheEndOfTheLogOfAProcessThatEndsWhileStarting() {
    assertThatExceptionOfType(ProcessException.class)
        .isThrownBy(
            () ->
                SupervisedProcess.start(
                    command("echo the reason; exit 7"), records, () -> false, TIME))
        .withMessageContaining("part ended with exit code 7")
        .withMessageContaining("the reason");
    assertThat(records.all()).isEmpty();
  }

  @Test
  void leavesNothingOfAProcessThatIsNotReadyInTime() {
    assertThatExceptionOfType(ProcessException.class)
        .isThrownBy(
            () ->
                SupervisedProcess.start(
                    command("exec sleep 600"), records, () -> false, Duration.ofMillis(300)))
        .withMessageContaining("not ready");
    assertThat(records.all()).isEmpty();
  }

  @Test
  void givesAProcessNothingOfTheEnvironmentThatItDoesNotNeed() {
    assertThat(System.getenv()).containsEntry("RINGFENCE_TEST_MARKER", "a-secret");
    SupervisedProcess process =
        SupervisedProcess.start(
            command("env; echo end; exec sleep 600"),
            records,
            () -> PrivateFiles.read(directory.resolve("part.log")).contains("end"),
            TIME);
    process.stop();

    assertThat(directory.resolve("part.log"))
        .content()
        .contains("PATH=")
        .doesNotContain("RINGFENCE_TEST_MARKER", "a-secret");
  }

  @Test
  void writesALogThatOthersCannotRead() throws Exception {
    SupervisedProcess process =
        SupervisedProcess.start(command("exec sleep 600"), records, () -> true, TIME);
    process.stop();

    assertThat(Files.getPosixFilePermissions(directory.resolve("part.log")))
        .isEqualTo(PrivateFiles.permissions("rw-------"));
  }

  private ChildCommand command(String script) {
    return new ChildCommand(
        "part",
        List.of("sh", "-c", script),
        directory.resolve("part.log"),
        StopSignal.TERMINATE,
        "nowhere");
  }
}
