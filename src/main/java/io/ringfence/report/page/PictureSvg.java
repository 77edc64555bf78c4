package io.ringfence.report.page;

import static j2html.TagCreator.rawHtml;

import io.ringfence.report.page.layout.Column;
import io.ringfence.report.page.layout.Drawing;
import io.ringfence.report.page.layout.Zone;
import j2html.tags.DomContent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Draws a scene. Each node is followed by the lines that begin at it, which is the order in which
 * the keyboard goes through them; labels lie on top.
 */
final class PictureSvg {
  private static final DomContent NEW_LINE = rawHtml("\n");
  private static final double WIDE = 1100;
  private static final double SMALLEST_SCALE = 0.58;

  private PictureSvg() {}

  static SvgTag draw(Scene scene, String label) {
    Drawing drawing = scene.drawing();
    SvgTag svg =
        new SvgTag("svg")
            .withId("picture")
            .attr(
                "viewBox",
                "0 0 " + length(drawing.size().width()) + " " + length(drawing.size().height()))
            .attr("width", length(drawing.size().width()))
            .attr("height", length(drawing.size().height()))
            .attr("role", "group")
            .attr("aria-label", label);
    heads(svg, drawing.columns());
    for (Spot spot : scene.spots()) {
      svg.with(NEW_LINE).with(NodeSvg.draw(spot, scene.box(spot)));
      for (Scene.Line line : scene.linesFrom(spot)) {
        svg.with(NEW_LINE).with(LineSvg.draw(line));
      }
    }
    SvgTag labels = SvgTag.group("labels").attr("aria-hidden", "true");
    scene.lines().forEach(line -> labels.with(NEW_LINE).with(LabelSvg.draw(line)));
    return svg.with(NEW_LINE).with(labels).with(NEW_LINE);
  }

  /** Whether it needs the whole width of a screen. */
  static boolean isWide(Scene scene) {
    return scene.drawing().size().width() > WIDE;
  }

  /** Lets it shrink to the width of the screen as far as its text can be read, and never grow. */
  static String style(Scene scene) {
    double width = scene.drawing().size().width();
    return "\n#picture {\n  min-width: "
        + length(width * SMALLEST_SCALE)
        + "px;\n  max-width: "
        + length(width)
        + "px;\n}\n";
  }

  private static String length(double pixels) {
    return SvgTag.number(Math.ceil(pixels));
  }

  /** Above the first column of each zone, what stands there. */
  private static void heads(SvgTag svg, List<Column> columns) {
    Set<Zone> seen = EnumSet.noneOf(Zone.class);
    for (Column column : columns) {
      if (seen.add(column.zone())) {
        svg.with(NEW_LINE)
            .with(
                SvgTag.text("head", column.x(), 24, head(column.zone()))
                    .attr("aria-hidden", "true"));
      }
    }
  }

  private static String head(Zone zone) {
    return switch (zone) {
      case SOURCES -> "From";
      case INSIDE -> "Workloads";
      case DESTINATIONS -> "Databases and others";
    };
  }
}
