package io.ringfence.report.page;

import io.ringfence.report.page.layout.Rectangle;
import j2html.tags.ContainerTag;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An element of SVG inside of HTML. */
final class SvgTag extends ContainerTag<SvgTag> {
  SvgTag(String name) {
    super(name);
  }

  static SvgTag group(String classes) {
    return new SvgTag("g").withClass(classes);
  }

  static SvgTag path(String classes, String path) {
    return new SvgTag("path").withClass(classes).attr("d", path);
  }

  static SvgTag text(String classes, double x, double y, String text) {
    return new SvgTag("text").withClass(classes).at("x", x).at("y", y).withText(text);
  }

  static SvgTag rectangle(String classes, Rectangle rectangle, double radius) {
    return new SvgTag("rect")
        .withClass(classes)
        .at("x", rectangle.x())
        .at("y", rectangle.y())
        .at("width", rectangle.width())
        .at("height", rectangle.height())
        .at("rx", radius);
  }

  /** Sets an attribute that is a length. */
  SvgTag at(String attribute, double pixels) {
    return attr(attribute, number(pixels));
  }

  /** With at most one decimal, which is finer than a screen. */
  static String number(double pixels) {
    BigDecimal rounded = BigDecimal.valueOf(pixels).setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
