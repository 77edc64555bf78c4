package io.ringfence.report.page.layout;

/**
 * A column of boxes.
 *
 * @param zone whose boxes stand there
 * @param x of its left side, in pixels
 * @param width in pixels
 */
public record Column(Zone zone, double x, double width) {
  double right() {
    return x + width;
  }
}
