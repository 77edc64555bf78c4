package io.ringfence.report.page.layout;

/** A cubic Bezier curve, as SVG has it. */
public record Curve(Point start, Point first, Point second, Point end) {

  /** From one column to the next, level at both ends. */
  static Curve between(Point start, Point end) {
    double middle = (start.x() + end.x()) / 2;
    return new Curve(start, new Point(middle, start.y()), new Point(middle, end.y()), end);
  }

  /** Out to the right, and back to the same column. */
  static Curve around(Point start, Point end, double reach) {
    return new Curve(
        start, new Point(start.x() + reach, start.y()), new Point(end.x() + reach, end.y()), end);
  }

  Curve reversed() {
    return new Curve(end, second, first, start);
  }

  /** The point at a share of the way, from 0 to 1. */
  Point at(double share) {
    double rest = 1 - share;
    double a = rest * rest * rest;
    double b = 3 * rest * rest * share;
    double c = 3 * rest * share * share;
    double d = share * share * share;
    return new Point(
        a * start.x() + b * first.x() + c * second.x() + d * end.x(),
        a * start.y() + b * first.y() + c * second.y() + d * end.y());
  }
}
