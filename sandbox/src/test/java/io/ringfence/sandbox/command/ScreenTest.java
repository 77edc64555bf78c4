package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sandbox.process.ProcessIdentity;
import io.ringfence.sandbox.process.ProcessRecord;
import io.ringfence.sandbox.process.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final StringWriter shown = new StringWriter();
  private final Screen screen = new Screen(new PrintWriter(shown));

  @Test
  void namesThePrimaryOfAReplica() {
    screen.instances(
        List.of(
            process("etcd", "127.0.0.1:2379"),
            process("postgres-main", "127.77.0.2:5432"),
            process("postgres-reader", "127.77.0.3:5432")),
        Map.of("reader", "main"));

    assertThat(shown)
        .hasToString(
            "Instances: main at 127.77.0.2:5432, reader at 127.77.0.3:5432 (replica of main)"
                + System.lineSeparator());
  }

  @Test
  void saysSoWhenThereAreNone() {
    screen.instances(List.of(), Map.of());

    assertThat(shown).hasToString("No instances." + System.lineSeparator());
  }

  private static ProcessRecord process(String name, String address) {
    return new ProcessRecord(
        name,
        ProcessRecord.State.RUNNING,
        ProcessIdentity.of(ProcessHandle.current()),
        StopSignal.INTERRUPT,
        address);
  }
}
