package io.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowTest {

  @Test
  void aFlowHasAWorkloadOnOneSide() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flow(new Peer.Anywhere(), new Peer.Https(), Ports.any()));
  }

  @Test
  void aSelectorWithoutLabelsCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> PodSelector.of(Map.of()));
  }

  @Test
  void aSelectorDoesNotDependOnTheOrderOfItsLabels() {
    assertThat(PodSelector.of(Map.of("tier", "web", "app", "shop")).matchLabels().keySet())
        .containsExactly("app", "tier");
  }
}
