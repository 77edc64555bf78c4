package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places boxes in columns from left to right, so that links lead to the right where they can. The
 * same graph gives the same drawing.
 */
public final class Layout {
  private static final double MARGIN = 16;
  private static final double HEAD = 40;
  private static final double LEAST_GAP = 96;
  private static final double WIDEST_GAP = 240;
  private static final double WIDEST_OF_LINES = 150;
  private static final double AROUND_A_LABEL = 44;

  private Layout() {}

  /** Draws it; nothing to draw gives an empty drawing. */
  public static Drawing of(Graph graph) {
    List<List<Box>> boxes = Columns.of(graph);
    Layers layers = new Layers(boxes, graph.links());
    Crossings.reduce(layers);
    Map<Slot, Double> centres = Positions.of(layers);
    centres.replaceAll((slot, centre) -> centre + HEAD);
    List<Column> columns = columns(boxes, layers);
    Map<String, Rectangle> placed = place(graph, layers, columns, centres);
    List<Route> routes = routes(layers, columns, centres, placed);
    double bottom =
        centres.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() + entry.getKey().height() / 2)
            .max()
            .orElse(0);
    double right = columns.stream().mapToDouble(Column::right).max().orElse(0);
    Size size = new Size(right + MARGIN + around(columns, layers), bottom + MARGIN);
    return new Drawing(size, columns, placed, routes);
  }

  private static List<Column> columns(List<List<Box>> boxes, Layers layers) {
    List<Column> columns = new ArrayList<>();
    double x = MARGIN;
    for (int layer = 0; layer < boxes.size(); layer++) {
      List<Box> column = boxes.get(layer);
      double width = column.stream().mapToDouble(Box::width).max().orElse(0);
      columns.add(new Column(column.get(0).zone(), x, width));
      x += width + gap(layer, layers);
    }
    return columns;
  }

  /** Wider where labels have to be on lines, and where many lines pass. */
  private static double gap(int layer, Layers layers) {
    double labels =
        layers.chains().stream()
            .filter(chain -> chain.first().layer() <= layer && chain.last().layer() >= layer)
            .filter(chain -> chain.slots().size() == 2 || chain.last().layer() == layer + 1)
            .mapToDouble(chain -> chain.link().label().width() + AROUND_A_LABEL)
            .max()
            .orElse(0);
    long lines =
        layers.slots().get(layer).stream().mapToLong(slot -> layers.rightOf(slot).size()).sum();
    return Math.min(WIDEST_GAP, Math.max(labels, Math.min(WIDEST_OF_LINES, LEAST_GAP + lines)));
  }

  /** What lines around the last column take to its right. */
  private static double around(List<Column> columns, Layers layers) {
    int last = columns.size() - 1;
    return layers.chains().stream()
        .filter(chain -> chain.staysInColumn() && chain.first().layer() == last)
        .mapToDouble(chain -> 80 + chain.link().label().width() / 2)
        .max()
        .orElse(0);
  }

  private static Map<String, Rectangle> place(
      Graph graph, Layers layers, List<Column> columns, Map<Slot, Double> centres) {
    Map<String, Box> boxes = new LinkedHashMap<>();
    graph.boxes().forEach(box -> boxes.put(box.id(), box));
    Map<String, Rectangle> placed = new LinkedHashMap<>();
    for (List<Slot> column : layers.slots()) {
      column.stream()
          .filter(Slot::box)
          .sorted(Comparator.comparing(centres::get))
          .forEach(
              slot -> {
                Box box = requireNonNull(boxes.get(slot.id()));
                double x = columns.get(slot.layer()).x();
                double y = requireNonNull(centres.get(slot)) - box.height() / 2;
                placed.put(slot.id(), new Rectangle(x, y, box.width(), box.height()));
              });
    }
    return placed;
  }

  private static List<Route> routes(
      Layers layers,
      List<Column> columns,
      Map<Slot, Double> centres,
      Map<String, Rectangle> placed) {
    EdgePaths paths = new EdgePaths(columns, new Anchors(layers.chains(), centres));
    Map<Link, List<Curve>> curves = new LinkedHashMap<>();
    layers.chains().forEach(chain -> curves.put(chain.link(), paths.of(chain)));
    Labels labels = new Labels(placed.values(), curves);
    return layers.chains().stream().map(chain -> labels.place(chain.link())).toList();
  }
}
