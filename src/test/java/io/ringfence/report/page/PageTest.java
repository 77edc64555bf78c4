package io.ringfence.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void every_problem_is_told_at_once() {
    Node node = new Node("a", "a", Kind.WORKLOAD, Optional.empty(), List.of());
    Edge edge = Edge.unchanged("a", "b", "TCP 1", List.of());
    Edge gained = Edge.gained("a", "a", "TCP 1", List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Page(
                    "",
                    "",
                    List.of(),
                    Optional.empty(),
                    List.of(node, node),
                    List.of(edge, edge, gained)))
        .withMessage(
            """
            edge a to a: gained, and the page compares nothing
            edge a to b: there are two
            edge a to b: there is no node b
            node a: there are two\
            """);
  }

  @Test
  void the_change_of_an_edge_follows_from_its_ports() {
    assertThat(Edge.unchanged("a", "b", "TCP 1", List.of()).change()).isEqualTo(Change.UNCHANGED);
    assertThat(Edge.gained("a", "b", "TCP 1", List.of()).change()).isEqualTo(Change.GAINED);
    assertThat(Edge.lost("a", "b", "TCP 1", List.of()).change()).isEqualTo(Change.LOST);
    assertThat(edge("TCP 1", "TCP 1-2", "TCP 2", "").change()).isEqualTo(Change.WIDENED);
    assertThat(edge("TCP 1-2", "TCP 1", "", "TCP 2").change()).isEqualTo(Change.NARROWED);
    assertThat(edge("TCP 1", "TCP 2", "TCP 2", "TCP 1").change()).isEqualTo(Change.CHANGED);
  }

  @Test
  void ports_that_contradict_each_other_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edge("TCP 1", "TCP 1", "TCP 2", ""))
        .withMessage("edge a to b: what is gained and lost is not the difference");
    assertThatIllegalArgumentException().isThrownBy(() -> edge("TCP 1", "TCP 2", "", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Edge("a", "b", Optional.empty(), Optional.of("TCP 1"), "", "", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Edge("a", "b", Optional.empty(), Optional.empty(), "", "", List.of()))
        .withMessage("edge a to b: nothing is allowed, neither before nor after");
  }

  private static Edge edge(String before, String after, String gained, String lost) {
    return new Edge("a", "b", Optional.of(before), Optional.of(after), gained, lost, List.of());
  }
}
