package io.ringfence.report.page;

import io.ringfence.report.page.layout.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** Draws a node: its icon, its name, what it is, and what is to be known of it. */
final class NodeSvg {
  private static final double NAME_SIZE = 13;
  private static final double SMALL_SIZE = 11;

  /** What of the width of semi-bold text plain text has. */
  private static final double PLAIN = 0.9;

  private static final double TEXT_LEFT = 42;
  private static final double PADDING = 14;
  private static final double WIDEST = 236;
  private static final double NARROWEST = 138;
  private static final double LEAST_HEIGHT = 50;
  private static final double NOTE_HEIGHT = 16;
  private static final double PER_LINE = 7;
  private static final double PER_LABEL = 15;
  private static final double MOST_FOR_LINES = 120;
  private static final int MOST_NOTES = 2;

  private NodeSvg() {}

  /** That its name needs, in pixels. */
  static double nameWidth(Spot spot) {
    return width(TextWidth.of(spot.node().label(), NAME_SIZE));
  }

  /** That the text under its name needs, in pixels. */
  static double textWidth(Spot spot) {
    double text = small(caption(spot));
    for (String note : notes(spot.node())) {
      text = Math.max(text, small(note) + 16);
    }
    return width(text);
  }

  private static double width(double text) {
    return Math.max(NARROWEST, Math.min(WIDEST, TEXT_LEFT + text + PADDING));
  }

  /**
   * That its text and its lines need, in pixels.
   *
   * @param ends lines on the side that has more
   * @param labelled whether these lines have labels
   */
  static double height(Spot spot, int ends, boolean labelled) {
    double text = LEAST_HEIGHT + NOTE_HEIGHT * notes(spot.node()).size();
    return Math.max(text, Math.min(MOST_FOR_LINES, 22 + (labelled ? PER_LABEL : PER_LINE) * ends));
  }

  static SvgTag draw(Spot spot, Rectangle box) {
    Node node = spot.node();
    List<String> notes = notes(node);
    double block = LEAST_HEIGHT + NOTE_HEIGHT * notes.size();
    double top = box.y() + (box.height() - block) / 2;
    double left = box.x() + TEXT_LEFT;
    double room = box.width() - TEXT_LEFT - PADDING + 4;
    SvgTag drawn =
        SvgTag.group("node " + node.kind().word())
            .withId(spot.id())
            .attr("data-node", node.id())
            .attr("data-text", EdgeText.searched(node))
            .attr("role", "img")
            .attr("aria-label", spoken(node))
            .with(SvgTag.rectangle("box", box, node.kind() == Kind.OUTSIDE ? 25 : 9))
            .with(Icons.of(node.kind(), box.x() + 13, top + 16))
            .with(SvgTag.text("name", left, top + 22, TextWidth.fit(node.label(), NAME_SIZE, room)))
            .with(
                SvgTag.text(
                    "caption",
                    left,
                    top + 38,
                    TextWidth.fit(caption(spot), SMALL_SIZE, room / PLAIN)));
    for (int i = 0; i < notes.size(); i++) {
      double line = top + 38 + NOTE_HEIGHT * (i + 1);
      drawn
          .with(Icons.warning(left, line - 10))
          .with(
              SvgTag.text(
                  "note",
                  left + 16,
                  line,
                  TextWidth.fit(notes.get(i), SMALL_SIZE, (room - 16) / PLAIN)));
    }
    return drawn;
  }

  private static double small(String text) {
    return TextWidth.of(text, SMALL_SIZE) * PLAIN;
  }

  private static String caption(Spot spot) {
    Node node = spot.node();
    return node.group()
        .map(group -> node.kind().word() + " \u00b7 " + group)
        .orElse(node.kind().word());
  }

  private static List<String> notes(Node node) {
    if (node.notes().size() <= MOST_NOTES) {
      return node.notes();
    }
    List<String> shown = new ArrayList<>(node.notes().subList(0, MOST_NOTES - 1));
    shown.add("and " + (node.notes().size() - shown.size()) + " more");
    return shown;
  }

  private static String spoken(Node node) {
    List<String> parts = new ArrayList<>();
    parts.add(node.label());
    parts.add(node.kind().word() + node.group().map(group -> " in " + group).orElse(""));
    parts.addAll(node.notes());
    return String.join(", ", parts);
  }
}
