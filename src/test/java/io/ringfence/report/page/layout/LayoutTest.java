package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

  @Test
  void links_lead_from_the_left_to_the_right() {
    Drawing drawing =
        Layout.of(
            graph(
                List.of(
                    new Box("db", 100, 40, Zone.DESTINATIONS),
                    inside("backend"),
                    inside("frontend"),
                    new Box("outside", 100, 40, Zone.SOURCES)),
                "outside>frontend",
                "frontend>backend",
                "backend>db"));
    assertThat(drawing.boxes().keySet()).containsExactly("outside", "frontend", "backend", "db");
    assertThat(drawing.routes()).allMatch(Route::pointsRight);
  }

  @Test
  void of_a_cycle_one_link_leads_back() {
    Drawing drawing =
        Layout.of(graph(List.of(inside("a"), inside("b"), inside("c")), "a>b", "b>c", "c>a"));
    assertThat(drawing.routes()).filteredOn(route -> !route.pointsRight()).hasSize(1);
  }

  @Test
  void a_link_to_its_own_box_begins_and_ends_there() {
    Drawing drawing = Layout.of(graph(List.of(inside("a")), "a>a"));
    Rectangle box = requireNonNull(drawing.boxes().get("a"));
    Route route = drawing.routes().get(0);
    assertThat(route.tip().x()).isEqualTo(box.right());
    assertThat(route.curves().get(0).start().x()).isEqualTo(box.right());
    assertThat(drawing.size().width()).isGreaterThan(box.right() + 60);
  }

  @Test
  void without_crossings_there_need_be_none() {
    List<List<Box>> columns =
        List.of(
            List.of(inside("a"), inside("b"), inside("c")),
            List.of(inside("z"), inside("y"), inside("x")));
    Layers layers = new Layers(columns, graph(List.of(), "a>x", "b>y", "c>z").links());
    assertThat(Crossings.count(layers)).isEqualTo(3);
    Crossings.reduce(layers);
    assertThat(Crossings.count(layers)).isZero();
  }

  @Test
  void nothing_gives_an_empty_drawing() {
    assertThat(Layout.of(graph(List.of())).boxes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void boxes_and_labels_lie_on_nothing_else_and_lines_pass_between_boxes(int seed) {
    Drawing drawing = Layout.of(random(new Random(seed)));
    List<Rectangle> taken = new ArrayList<>(drawing.boxes().values());
    for (Route route : drawing.routes()) {
      if (route.labelled()) {
        taken.add(Rectangle.around(route.label(), new Size(80, 20)));
      }
    }
    Rectangle page = new Rectangle(0, 0, drawing.size().width(), drawing.size().height());
    for (int i = 0; i < taken.size(); i++) {
      Rectangle one = taken.get(i);
      assertThat(page.holds(new Point(one.x(), one.y()))).isTrue();
      assertThat(page.holds(new Point(one.right(), one.bottom()))).isTrue();
      for (Rectangle other : taken.subList(0, i)) {
        assertThat(one.meets(other, 0)).as("%s on %s", one, other).isFalse();
      }
    }
    for (Route route : drawing.routes()) {
      for (Curve curve : route.curves()) {
        for (double share = 0.05; share < 1; share += 0.05) {
          Point point = curve.at(share);
          assertThat(drawing.boxes().values()).noneMatch(box -> inner(box).holds(point));
          assertThat(page.holds(point)).isTrue();
        }
      }
    }
  }

  private static Rectangle inner(Rectangle box) {
    return new Rectangle(box.x() + 1, box.y() + 1, box.width() - 2, box.height() - 2);
  }

  private static Graph random(Random random) {
    List<Box> boxes = new ArrayList<>();
    int count = 10 + random.nextInt(50);
    for (int i = 0; i < count; i++) {
      Zone zone = i < 2 ? Zone.SOURCES : i > count - 5 ? Zone.DESTINATIONS : Zone.INSIDE;
      boxes.add(new Box("b" + i, 150, 40 + random.nextInt(60), zone));
    }
    List<String> links = new ArrayList<>();
    for (int i = 0; i < count * 4; i++) {
      links.add("b" + random.nextInt(count - 4) + ">b" + (2 + random.nextInt(count - 2)));
    }
    return graph(boxes, links.stream().distinct().toArray(String[]::new));
  }

  private static Box inside(String id) {
    return new Box(id, 100, 40, Zone.INSIDE);
  }

  private static Graph graph(List<Box> boxes, String... links) {
    List<Link> all = new ArrayList<>();
    for (String link : links) {
      int arrow = link.indexOf('>');
      Size label = new Size(80, 20);
      all.add(new Link(link, link.substring(0, arrow), link.substring(arrow + 1), "", label));
    }
    return new Graph(boxes, all);
  }
}
