package io.ringfence.report.page.layout;

import java.util.List;

/**
 * What to place.
 *
 * @param boxes each with an id of its own
 * @param links between these boxes; their labels take their places in this order
 */
public record Graph(List<Box> boxes, List<Link> links) {
  public Graph {
    boxes = List.copyOf(boxes);
    links = List.copyOf(links);
  }
}
