package io.ringfence.report.page.layout;

import java.util.List;

/**
 * The way of a line.
 *
 * @param link id of the link
 * @param curves each begins where the one before it ends; the last ends at the box it points to
 * @param label centre of its label
 * @param labelled whether the label has room there; otherwise it would lie on something else
 */
public record Route(String link, List<Curve> curves, Point label, boolean labelled) {
  public Route {
    curves = List.copyOf(curves);
  }

  /** Where the arrow's tip is. */
  public Point tip() {
    return curves.get(curves.size() - 1).end();
  }

  /** Whether the arrow points to the right. */
  public boolean pointsRight() {
    return curves.get(curves.size() - 1).second().x() < tip().x();
  }
}
