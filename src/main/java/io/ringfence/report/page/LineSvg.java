package io.ringfence.report.page;

import static io.ringfence.report.page.SvgTag.number;

import io.ringfence.report.page.layout.Curve;
import io.ringfence.report.page.layout.Point;
import io.ringfence.report.page.layout.Route;
import java.util.List;

/** Draws a line with its arrow, and around it the room in which a pointer finds it. */
final class LineSvg {
  private static final double ARROW = 9;
  private static final double HALF = 4.5;

  private LineSvg() {}

  static SvgTag draw(Scene.Line line) {
    Edge edge = line.edge();
    Change change = edge.change();
    String path = path(line.route());
    SvgTag drawn =
        SvgTag.group("edge " + change.word())
            .withId(line.id())
            .attr("data-from", line.from().id())
            .attr("data-to", line.to().id())
            .attr("data-change", change.word())
            .attr("data-text", EdgeText.searched(edge, line.from().node(), line.to().node()))
            .attr("role", "img")
            .attr("aria-label", EdgeText.spoken(edge, line.from().node(), line.to().node()))
            .with(SvgTag.path("reach", path));
    if (edge.before().isPresent() && edge.after().isPresent() && change != Change.UNCHANGED) {
      drawn.with(SvgTag.path("kept", path));
    }
    return drawn.with(SvgTag.path("line", path)).with(SvgTag.path("arrow", arrow(line.route())));
  }

  /** To where the arrow begins, so that the line does not show at its tip. */
  private static String path(Route route) {
    List<Curve> curves = route.curves();
    StringBuilder path = new StringBuilder("M").append(point(curves.get(0).start()));
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      Point end = i < curves.size() - 1 ? curve.end() : moved(route, -ARROW + 2, 0);
      if (curve.start().y() == curve.end().y() && curve.first().y() == end.y()) {
        path.append('H').append(number(end.x()));
      } else {
        path.append('C').append(point(curve.first())).append(' ');
        path.append(point(curve.second())).append(' ').append(point(end));
      }
    }
    return path.toString();
  }

  private static String arrow(Route route) {
    return "M"
        + point(route.tip())
        + "L"
        + point(moved(route, -ARROW, -HALF))
        + "V"
        + number(route.tip().y() + HALF)
        + "Z";
  }

  private static Point moved(Route route, double ahead, double down) {
    Point tip = route.tip();
    return new Point(tip.x() + (route.pointsRight() ? ahead : -ahead), tip.y() + down);
  }

  private static String point(Point point) {
    return number(point.x()) + " " + number(point.y());
  }
}
