package io.ringfence.sandbox.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonControlTest {
  @TempDir private Path directory;

  @Test
  void doesNotWipeUnderADaemonThatIsStarting() {
    StateDirectory state = new StateDirectory(directory.resolve("state"));
    state.prepare();
    DaemonLock starting = DaemonLock.tryAcquire(state.lock()).orElseThrow();

    assertThatExceptionOfType(SandboxException.class)
        .isThrownBy(() -> new DaemonControl(state).wipe())
        .withMessageContaining("is starting");

    assertThat(state.token()).exists();
    starting.close();
    new DaemonControl(state).wipe();
    assertThat(state.root()).doesNotExist();
  }
}
