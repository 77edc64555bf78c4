package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.postgres.PostgresDirectory;
import io.ringfence.sandbox.process.ProcessRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VanishedSandboxIT {
  @TempDir private Path directory;

  @Test
  void endsWhenItsDirectoryIsGone() throws Exception {
    SandboxCli sandbox = new SandboxCli(directory.resolve("state"), SandboxCli.builtTools());
    sandbox.succeed("start");
    List<ProcessRecord> processes = sandbox.processes();
    assertThat(processes).hasSizeGreaterThan(3).allMatch(ProcessRecord::runs);

    // Renamed first: a running sandbox would write into it while it is being removed.
    Path gone = directory.resolve("gone");
    Files.move(sandbox.state().root(), gone);

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(processes).noneMatch(ProcessRecord::runs));
    PrivateFiles.deleteTree(gone);
    PostgresDirectory.delete(sandbox.state().root());
  }
}
