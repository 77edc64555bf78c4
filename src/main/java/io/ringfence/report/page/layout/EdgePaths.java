package io.ringfence.report.page.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The curves of each link: from column to column, level where they meet a box or pass one. */
final class EdgePaths {
  private static final double SHORTEST_REACH = 44;

  private final List<Column> columns;
  private final Anchors anchors;

  EdgePaths(List<Column> columns, Anchors anchors) {
    this.columns = columns;
    this.anchors = anchors;
  }

  /** From the box where the link begins to the one where it ends. */
  List<Curve> of(Chain chain) {
    if (chain.staysInColumn()) {
      return List.of(aroundOf(chain));
    }
    List<Curve> curves = new ArrayList<>();
    for (int hop = 0; hop + 1 < chain.slots().size(); hop++) {
      Column column = columns.get(chain.slots().get(hop).layer());
      Column next = columns.get(chain.slots().get(hop + 1).layer());
      Point start = new Point(column.right(), anchors.height(Anchors.begin(chain, hop)));
      Point end = new Point(next.x(), anchors.height(Anchors.end(chain, hop)));
      if (!curves.isEmpty()) {
        curves.add(Curve.between(curves.get(curves.size() - 1).end(), start));
      }
      curves.add(Curve.between(start, end));
    }
    if (chain.backward()) {
      Collections.reverse(curves);
      curves.replaceAll(Curve::reversed);
    }
    return curves;
  }

  private Curve aroundOf(Chain chain) {
    double side = columns.get(chain.first().layer()).right();
    Point start = new Point(side, anchors.height(Anchors.begin(chain, 0)));
    Point end = new Point(side, anchors.height(Anchors.end(chain, 0)));
    double reach = SHORTEST_REACH + Math.min(60, Math.abs(start.y() - end.y()) / 6);
    return Curve.around(start, end, reach);
  }
}
