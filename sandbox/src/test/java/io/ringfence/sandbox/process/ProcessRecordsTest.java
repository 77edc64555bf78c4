package io.ringfence.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sandbox.process.ProcessRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {
  @TempDir private Path directory;
  private Process process;

  @BeforeEach
  void startAProcess() throws IOException {
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void endTheProcess() {
    process.destroyForcibly();
  }

  @Test
  void endsAProcessThatAnEarlierRunLeftBehind() {
    ProcessRecords records = new ProcessRecords(directory, () -> {});
    ProcessIdentity left = ProcessIdentity.of(process.toHandle());
    records.save(entry("left", left, StopSignal.TERMINATE));

    assertThat(new ProcessRecords(directory, () -> {}).endOrphans()).containsExactly("left");

    assertThat(left.live()).isEmpty();
    assertThat(records.all()).isEmpty();
  }

  @Test
  void neverEndsAnotherProcessWithTheSameNumber() {
    ProcessIdentity real = ProcessIdentity.of(process.toHandle());
    ProcessIdentity earlier =
        new ProcessIdentity(real.pid(), real.startedAt().minus(Duration.ofMinutes(5)));
    ProcessRecords records = new ProcessRecords(directory, () -> {});
    records.save(entry("old", earlier, StopSignal.TERMINATE));

    assertThat(records.endOrphans()).isEmpty();

    assertThat(process.isAlive()).isTrue();
    assertThat(records.all()).isEmpty();
  }

  @Test
  void listsTheOldestProcessFirstAndTellsOfChanges() {
    AtomicInteger changes = new AtomicInteger();
    ProcessRecords records = new ProcessRecords(directory, changes::incrementAndGet);
    ProcessIdentity now = ProcessIdentity.of(process.toHandle());
    ProcessIdentity before = new ProcessIdentity(1, now.startedAt().minusSeconds(60));
    records.save(entry("younger", now, StopSignal.TERMINATE));
    records.save(entry("older", before, StopSignal.TERMINATE));

    assertThat(records.all()).extracting(ProcessRecord::name).containsExactly("older", "younger");
    records.remove("older");
    assertThat(records.all()).extracting(ProcessRecord::name).containsExactly("younger");
    assertThat(changes).hasValue(3);
  }

  private static ProcessRecord entry(String name, ProcessIdentity identity, StopSignal signal) {
    return new ProcessRecord(name, State.RUNNING, identity, signal, "");
  }
}
