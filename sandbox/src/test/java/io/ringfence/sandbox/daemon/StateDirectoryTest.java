package io.ringfence.sandbox.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  @TempDir private Path parent;

  @Test
  void keepsEverythingFromOthers() throws IOException {
    StateDirectory state = new StateDirectory(parent.resolve("state"));
    state.prepare();

    assertThat(mode(state.root())).isEqualTo("rwx------");
    assertThat(mode(state.token())).isEqualTo("rw-------");
    assertThat(Files.readString(state.token())).matches("[0-9a-f]{64}");
  }

  @Test
  void keepsItsSecretsOverRestarts() throws IOException {
    StateDirectory state = new StateDirectory(parent.resolve("state"));
    state.prepare();
    String token = Files.readString(state.token());

    state.prepare();

    assertThat(Files.readString(state.token())).isEqualTo(token);
  }

  @Test
  void refusesADirectoryThatHoldsSomethingElse() throws IOException {
    Files.writeString(parent.resolve("precious"), "data");
    StateDirectory state = new StateDirectory(parent);

    assertThatExceptionOfType(SandboxException.class)
        .isThrownBy(state::prepare)
        .withMessageContaining("--directory");
    assertThat(state.exists()).isFalse();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
