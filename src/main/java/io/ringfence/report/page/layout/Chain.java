package io.ringfence.report.page.layout;

import java.util.List;

/**
 * A link through every column that it crosses.
 *
 * @param slots from left to right, one a column; two of one column where the link stays in it
 * @param backward whether the arrow points to the left
 */
record Chain(Link link, List<Slot> slots, boolean backward) {
  Slot first() {
    return slots.get(0);
  }

  Slot last() {
    return slots.get(slots.size() - 1);
  }

  boolean staysInColumn() {
    return first().layer() == last().layer();
  }
}
