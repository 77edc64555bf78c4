package io.ringfence.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir private Path directory;

  @Test
  void keepsAPortOverRestarts() {
    int port = ports().take("api");

    assertThat(ports().take("api")).isEqualTo(port);
    assertThat(ports().take("other")).isNotEqualTo(port);
  }

  @Test
  void takesAnotherPortWhenTheOldOneIsInUse() throws IOException {
    int port = ports().take("api");

    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ports().take("api")).isNotEqualTo(other.getLocalPort());
    }
  }

  private Ports ports() {
    return new Ports(directory.resolve("ports.json"));
  }
}
