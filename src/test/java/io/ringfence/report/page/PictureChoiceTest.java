package io.ringfence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureChoiceTest {

  @Test
  void what_can_be_read_is_drawn_whole() {
    Page page = ExamplePages.generated(53, 300, 20);
    Picture picture = PictureChoice.of(page);
    assertThat(picture.nodes()).isEqualTo(page.nodes());
    assertThat(picture.edges()).isEqualTo(page.edges());
    assertThat(picture.notice()).isEmpty();
  }

  @Test
  void of_too_much_the_changes_are_drawn_with_their_ends() {
    Page page = ExamplePages.generated(1000, 3000, 30);
    Picture picture = PictureChoice.of(page);
    assertThat(picture.edges()).isEqualTo(page.changes());
    assertThat(picture.nodes()).hasSizeLessThanOrEqualTo(60);
    assertThat(picture.notice())
        .contains(
            "1007 nodes and 3000 connections are too many for one picture. It shows only what"
                + " changes; the tables have everything.");
  }

  @Test
  void of_too_many_changes_groups_are_drawn() {
    Picture picture = PictureChoice.of(ExamplePages.generated(1000, 4000, 2000));
    assertThat(picture.nodes())
        .extracting(Node::label)
        .containsExactlyInAnyOrder(
            "internet",
            "office",
            "team-0",
            "team-1",
            "team-2",
            "team-3",
            "team-4",
            "team-5",
            "team-6",
            "orders",
            "users",
            "events",
            "kube-system",
            "stripe");
    assertThat(picture.notice()).hasValueSatisfying(text -> assertThat(text).contains("groups"));
    Edge inside =
        picture.edges().stream()
            .filter(edge -> edge.from().equals("group team-0") && edge.to().equals("group team-1"))
            .findFirst()
            .orElseThrow();
    assertThat(inside.change()).isEqualTo(Change.CHANGED);
    assertThat(inside.rules()).hasSize(21).last().asString().endsWith("more in the tables");
  }

  @Test
  void without_groups_too_much_is_not_drawn() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      nodes.add(new Node("n" + i, "n" + i, Kind.WORKLOAD, Optional.empty(), List.of()));
    }
    Picture picture =
        PictureChoice.of(new Page("", "", List.of(), Optional.empty(), nodes, List.of()));
    assertThat(picture.isEmpty()).isTrue();
    assertThat(picture.notice())
        .contains(
            "200 nodes and 0 connections are too many for one picture. The tables have them.");
  }
}
