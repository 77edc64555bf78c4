package io.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FlowTest {

  @Test
  void aFlowHasAWorkloadOnOneSide() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flow(new Peer.Anywhere(), new Peer.Https(), Ports.any()));
  }
}
