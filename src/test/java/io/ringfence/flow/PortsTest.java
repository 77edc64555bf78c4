package io.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void anEmptyListOfPortsCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ports.Listed(List.of()));
  }

  @Test
  void aListOfPortsDoesNotChangeWithTheListItWasMadeFrom() {
    var written = new ArrayList<>(List.of(Port.tcp(80)));
    var ports = new Ports.Listed(written);

    written.clear();

    assertThat(ports.ports()).containsExactly(Port.tcp(80));
  }

  @Test
  void everyPortIsNotTheSameAsEveryNumber() {
    assertThat(Ports.any()).isNotEqualTo(Ports.of(Port.parse("1-65535")));
  }
}
