package io.ringfence.report.page.layout;

/**
 * In pixels from the left and from the top.
 *
 * @param x of its left side
 * @param y of its upper side
 */
public record Rectangle(double x, double y, double width, double height) {

  static Rectangle around(Point centre, Size size) {
    return new Rectangle(
        centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height());
  }

  /** Of its left side to the right side. */
  public double right() {
    return x + width;
  }

  /** Of its lower side. */
  public double bottom() {
    return y + height;
  }

  /** Whether the two have a point in common, or are nearer to each other than so many pixels. */
  public boolean meets(Rectangle other, double distance) {
    return x < other.right() + distance
        && other.x < right() + distance
        && y < other.bottom() + distance
        && other.y < bottom() + distance;
  }

  boolean holds(Point point) {
    return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
  }
}
