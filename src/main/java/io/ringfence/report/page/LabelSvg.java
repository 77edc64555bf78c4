package io.ringfence.report.page;

import io.ringfence.report.page.layout.Point;
import io.ringfence.report.page.layout.Rectangle;
import io.ringfence.report.page.layout.Size;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws the label of a line: its ports, and what is gained and lost of them. */
final class LabelSvg {
  private static final double TEXT_SIZE = 11;
  private static final double HEIGHT = 20;
  private static final double PADDING = 8;
  private static final int MOST_CHARACTERS = 28;

  private LabelSvg() {}

  /** In pixels. */
  static Size size(Edge edge) {
    double widest =
        texts(edge).values().stream()
            .mapToDouble(text -> TextWidth.monospace(text, TEXT_SIZE))
            .max()
            .orElse(0);
    return new Size(Math.ceil(widest) + 2 * PADDING, HEIGHT);
  }

  static SvgTag draw(Scene.Line line) {
    Edge edge = line.edge();
    Size size = size(edge);
    Point centre = line.route().label();
    Rectangle box =
        new Rectangle(
            centre.x() - size.width() / 2,
            centre.y() - size.height() / 2,
            size.width(),
            size.height());
    SvgTag label =
        SvgTag.group(
                "label " + edge.change().word() + (line.route().labelled() ? "" : " on-demand"))
            .attr("data-of", line.id())
            .with(SvgTag.rectangle("pill", box, HEIGHT / 2));
    texts(edge)
        .forEach(
            (views, text) ->
                label.with(SvgTag.text("ports" + views, centre.x(), centre.y() + 4, text)));
    return label;
  }

  /** What it says in which views. */
  private static Map<String, String> texts(Edge edge) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (edge.change() == Change.UNCHANGED || edge.before().isEmpty() || edge.after().isEmpty()) {
      texts.put("", shortened(EdgeText.both(edge)));
    } else {
      texts.put(" in-both", shortened(EdgeText.both(edge)));
      texts.put(" in-before", shortened(edge.before().get()));
      texts.put(" in-after", shortened(edge.after().get()));
    }
    return texts;
  }

  private static String shortened(String text) {
    return TextWidth.first(text, MOST_CHARACTERS);
  }
}
