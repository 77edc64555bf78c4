package io.ringfence.report.page;

/** A drawing for each kind of node, so that a glance tells them apart; 18 pixels wide and high. */
final class Icons {
  private Icons() {}

  static SvgTag of(Kind kind, double x, double y) {
    return SvgTag.path("icon", outline(kind))
        .attr("transform", "translate(" + SvgTag.number(x) + " " + SvgTag.number(y) + ")");
  }

  /** A triangle with an exclamation mark, 12 pixels wide and high. */
  static SvgTag warning(double x, double y) {
    return SvgTag.path("warning", "M6 1.2 11.4 10.8H.6ZM6 4.6V7.4M6 8.7V9.5")
        .attr("transform", "translate(" + SvgTag.number(x) + " " + SvgTag.number(y) + ")");
  }

  private static String outline(Kind kind) {
    return switch (kind) {
      case WORKLOAD -> "M9 1.5 16 5.2V12.8L9 16.5 2 12.8V5.2ZM2 5.2 9 9 16 5.2M9 9V16.5";
      case DATABASE ->
          "M2.5 4C2.5 .8 15.5 .8 15.5 4S2.5 7.2 2.5 4V14C2.5 17.2 15.5 17.2 15.5 14V4"
              + "M2.5 9C2.5 12.2 15.5 12.2 15.5 9";
      case HOSTS ->
          "M1.5 9A7.5 7.5 0 1 1 16.5 9A7.5 7.5 0 1 1 1.5 9ZM1.5 9H16.5"
              + "M9 1.5C4.5 6 4.5 12 9 16.5C13.5 12 13.5 6 9 1.5";
      case ADDRESSES -> "M6.5 2 5 16M13 2 11.5 16M2.5 6.5H16M2 11.5H15.5";
      case NAMESPACE ->
          "M2 5.5V3.5Q2 2 3.5 2H5.5M12.5 2H14.5Q16 2 16 3.5V5.5M16 12.5V14.5"
              + "Q16 16 14.5 16H12.5M5.5 16H3.5Q2 16 2 14.5V12.5M6 6H12V12H6Z";
      case OUTSIDE ->
          "M5 14.5A3.5 3.5 0 0 1 4.5 7.6A4.8 4.8 0 0 1 13.6 6.7" + "A4 4 0 0 1 13.5 14.5Z";
    };
  }
}
