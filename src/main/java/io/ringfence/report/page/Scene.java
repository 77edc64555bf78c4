package io.ringfence.report.page;

import static java.util.Objects.requireNonNull;

import io.ringfence.report.page.layout.Box;
import io.ringfence.report.page.layout.Drawing;
import io.ringfence.report.page.layout.Graph;
import io.ringfence.report.page.layout.Layout;
import io.ringfence.report.page.layout.Link;
import io.ringfence.report.page.layout.Rectangle;
import io.ringfence.report.page.layout.Route;
import io.ringfence.report.page.layout.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A picture with everything in its place. */
final class Scene {
  /** Labels on more lines than this would hide the lines. */
  static final int MOST_LABELS = 60;

  private static final int FEW = 12;

  /**
   * A line in its place.
   *
   * @param id unique in its picture
   */
  record Line(String id, Edge edge, Spot from, Spot to, Route route) {}

  private final Drawing drawing;
  private final List<Spot> spots = new ArrayList<>();
  private final Map<Spot, List<Line>> lines = new LinkedHashMap<>();

  private Scene(Drawing drawing) {
    this.drawing = drawing;
  }

  static Scene of(Picture picture) {
    Spots spots = new Spots(picture);
    Map<String, Edge> edges = new LinkedHashMap<>();
    picture.edges().stream()
        .sorted(Comparator.comparing(edge -> edge.change() == Change.UNCHANGED))
        .forEach(edge -> edges.put("e" + edges.size(), edge));
    Scene scene = new Scene(Layout.of(graph(spots, edges)));
    scene.collect(spots, edges);
    return scene;
  }

  private static Graph graph(Spots spots, Map<String, Edge> edges) {
    boolean all = edges.size() <= MOST_LABELS;
    boolean changed = edges.values().stream().filter(Scene::changes).count() <= MOST_LABELS;
    List<Link> links = new ArrayList<>();
    edges.forEach(
        (id, edge) ->
            links.add(
                new Link(
                    id,
                    spots.from(edge).id(),
                    spots.to(edge).id(),
                    edge.change().word(),
                    all || (changes(edge) && changed) ? LabelSvg.size(edge) : Size.NONE)));
    double width = width(spots.all());
    Map<String, Integer> ends = ends(links);
    List<Box> boxes =
        spots.all().stream()
            .map(
                spot -> {
                  double height = NodeSvg.height(spot, ends.getOrDefault(spot.id(), 0), all);
                  return new Box(spot.id(), width, height, spot.zone());
                })
            .toList();
    return new Graph(boxes, links);
  }

  /** All boxes have one width; of many, a few long names are cut rather than all boxes widened. */
  private static double width(List<Spot> spots) {
    List<Double> names = spots.stream().map(NodeSvg::nameWidth).sorted().toList();
    int last = names.size() - 1;
    double name = names.isEmpty() ? 0 : names.get(last < FEW ? last : last * 9 / 10);
    return Math.max(name, spots.stream().mapToDouble(NodeSvg::textWidth).max().orElse(0));
  }

  /** How many lines end on a side of each box, on the side that has more. */
  private static Map<String, Integer> ends(List<Link> links) {
    Set<List<String>> pairs =
        links.stream().map(link -> List.of(link.from(), link.to())).collect(Collectors.toSet());
    Map<String, Integer> right = new HashMap<>();
    Map<String, Integer> left = new HashMap<>();
    for (Link link : links) {
      right.merge(link.from(), 1, Integer::sum);
      boolean back = pairs.contains(List.of(link.to(), link.from()));
      (back ? right : left).merge(link.to(), 1, Integer::sum);
    }
    Map<String, Integer> ends = new HashMap<>(right);
    left.forEach((box, count) -> ends.merge(box, count, Math::max));
    return ends;
  }

  private static boolean changes(Edge edge) {
    return edge.change() != Change.UNCHANGED;
  }

  private void collect(Spots all, Map<String, Edge> edges) {
    Map<String, Spot> byId = new HashMap<>();
    all.all().forEach(spot -> byId.put(spot.id(), spot));
    drawing.boxes().keySet().forEach(id -> spots.add(byId.get(id)));
    spots.forEach(spot -> lines.put(spot, new ArrayList<>()));
    for (Route route : drawing.routes()) {
      Edge edge = requireNonNull(edges.get(route.link()));
      Spot from = all.from(edge);
      requireNonNull(lines.get(from)).add(new Line(route.link(), edge, from, all.to(edge), route));
    }
    Map<Spot, Integer> order = new HashMap<>();
    spots.forEach(spot -> order.put(spot, order.size()));
    lines.values().forEach(list -> list.sort(Comparator.comparing(line -> order.get(line.to()))));
  }

  Drawing drawing() {
    return drawing;
  }

  /** From the first column to the last, and in each from the top to the bottom. */
  List<Spot> spots() {
    return spots;
  }

  /** Those that begin at the spot, in the order of the spots where they end. */
  List<Line> linesFrom(Spot spot) {
    return requireNonNull(lines.get(spot));
  }

  /** Those that end at the spot, in the order of the spots where they begin. */
  List<Line> linesTo(Spot spot) {
    return lines().stream().filter(line -> line.to().equals(spot)).toList();
  }

  /** All, in the order of the spots where they begin. */
  List<Line> lines() {
    return lines.values().stream().flatMap(List::stream).toList();
  }

  Rectangle box(Spot spot) {
    return requireNonNull(drawing.boxes().get(spot.id()));
  }
}
