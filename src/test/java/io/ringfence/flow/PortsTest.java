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

  @Test
  void portsCoverThoseThatAreAllAmongThem() {
    Ports some = Ports.of(Port.parse("8000-8100"), Port.udp(53), Port.parse("http"));

    assertThat(some.cover(Ports.of(Port.tcp(8000), Port.parse("8090-8100"), Port.udp(53))))
        .isTrue();
    assertThat(some.cover(Ports.of(Port.parse("http")))).isTrue();
    assertThat(some.cover(Ports.of(Port.tcp(8000), Port.tcp(8101)))).isFalse();
    assertThat(some.cover(Ports.of(Port.tcp(53)))).isFalse();
    assertThat(some.cover(Ports.of(Port.tcp(80)))).isFalse();
    assertThat(some.cover(Ports.any())).isFalse();
    assertThat(Ports.any().cover(some)).isTrue();
    assertThat(Ports.any().cover(Ports.any())).isTrue();
  }
}
